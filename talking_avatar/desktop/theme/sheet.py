"""The style sheet that all of Qt's own widgets share; drawn widgets take the tokens themselves.

A widget says what it is by the property ``role``. Labels: ``display``, ``title``, ``section``, ``muted``,
``caption``, ``warning``, ``error``; frames: ``card``, ``well``, ``notice``, ``news``, ``line``; buttons:
``primary``, ``quiet``, ``icon``, ``quiet-icon``, ``segment``, ``chip``; ``page`` is what a scroll area shows.
Some kinds of widgets are dressed for Qt's own dialogs, which ask for files and colours.
"""

from __future__ import annotations

from talking_avatar.desktop.theme.tokens import CONTROL_HEIGHT_PX, Colours, Radius, Space, TypeSize
from talking_avatar.resources import bundled


def style_sheet(c: Colours) -> str:
    """For ``QApplication.setStyleSheet``."""
    return "\n".join((_texts(c), _grounds(c), _buttons(c), _fields(c), _lists(c), _bars(c)))


def _image(name: str) -> str:
    """A picture for the sheet, which cannot colour it."""
    return bundled("resources", "icons", f"sheet-{name}.svg").as_posix()


def _texts(c: Colours) -> str:
    return f"""
    QWidget {{ color: {c.text}; }}
    QLabel {{ background: transparent; }}
    QLabel[role="title"] {{ font-size: {TypeSize.TITLE}px; font-weight: 600; }}
    QLabel[role="display"] {{ font-size: {TypeSize.DISPLAY}px; font-weight: 700; }}
    QLabel[role="section"] {{ font-size: {TypeSize.SECTION}px; font-weight: 600; }}
    QLabel[role="muted"] {{ color: {c.muted}; }}
    QLabel[role="caption"] {{ color: {c.muted}; font-size: {TypeSize.CAPTION}px; }}
    QLabel[role="warning"] {{ color: {c.warning}; }}
    QLabel[role="error"] {{ color: {c.alert}; }}
    QLabel:disabled {{ color: {c.faint}; }}
    QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.edge}; padding: 4px 6px; }}
    """


def _grounds(c: Colours) -> str:
    return f"""
    QMainWindow, QDialog {{ background: {c.ground}; }}
    QFrame[role="card"] {{
        background: {c.surface}; border: 1px solid {c.edge}; border-radius: {Radius.CARD}px;
    }}
    QFrame[role="well"] {{ background: {c.raised}; border: none; border-radius: {Radius.CONTROL}px; }}
    QFrame[role="notice"] {{
        background: {c.warning_soft}; border: 1px solid {c.warning}; border-radius: {Radius.CONTROL}px;
    }}
    QFrame[role="news"] {{
        background: {c.accent_soft}; border: 1px solid {c.accent}; border-radius: {Radius.CONTROL}px;
    }}
    QFrame[role="line"] {{ background: {c.edge}; border: none; max-height: 1px; min-height: 1px; }}
    QScrollArea, QScrollArea > QWidget > QWidget[role="page"] {{ background: transparent; border: none; }}
    """


def _buttons(c: Colours) -> str:
    return f"""
    QPushButton, QToolButton {{
        background: {c.raised}; color: {c.text}; border: 1px solid {c.outline};
        border-radius: {Radius.CONTROL}px; padding: 0 {Space.L}px; min-height: {CONTROL_HEIGHT_PX - 2}px;
        font-weight: 500;
    }}
    QPushButton:hover, QToolButton:hover {{ background: {c.hover}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {c.edge}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {c.faint}; background: {c.raised}; }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {c.accent}; }}
    QPushButton:checked, QToolButton:checked {{ background: {c.accent_soft}; color: {c.text}; }}
    QPushButton[role="primary"], QPushButton:default {{
        background: {c.accent}; color: {c.on_accent}; font-weight: 600;
    }}
    QPushButton[role="primary"]:hover, QPushButton:default:hover {{ background: {c.accent_hover}; }}
    QPushButton[role="primary"]:focus, QPushButton:default:focus {{ border: 2px solid {c.text}; }}
    QPushButton[role="primary"]:disabled {{ background: {c.raised}; color: {c.faint}; }}
    QPushButton[role="segment"] {{ padding: 0 6px; }}
    QPushButton[role="chip"] {{ padding: 0 6px; text-align: left; }}
    QPushButton[role="quiet"], QToolButton[role="quiet"] {{ background: transparent; color: {c.muted}; }}
    QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{
        background: {c.hover}; color: {c.text};
    }}
    QToolButton[role="icon"] {{ padding: 0; min-width: {CONTROL_HEIGHT_PX - 2}px; }}
    QToolButton[role="quiet-icon"] {{
        background: transparent; padding: 0; min-width: {CONTROL_HEIGHT_PX - 2}px;
    }}
    QToolButton[role="quiet-icon"]:hover {{ background: {c.hover}; }}
    QToolButton[role="quiet-icon"]:checked, QToolButton[role="icon"]:checked {{
        background: {c.accent_soft};
    }}
    QToolButton::menu-indicator {{ image: none; }}
    QCheckBox, QRadioButton {{ spacing: {Space.S}px; min-height: 24px; background: transparent; }}
    QCheckBox::indicator, QRadioButton::indicator {{
        width: 16px; height: 16px; border: 1px solid {c.faint}; border-radius: 5px; background: {c.raised};
    }}
    QRadioButton::indicator {{ border-radius: 9px; }}
    QCheckBox::indicator:checked {{
        background: {c.accent}; border-color: {c.accent}; image: url("{_image("check")}");
    }}
    QRadioButton::indicator:checked {{
        background: {c.accent}; border-color: {c.accent}; image: url("{_image("dot")}");
    }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{
        border: 2px solid {c.text}; width: 14px; height: 14px;
    }}
    """


def _fields(c: Colours) -> str:
    return f"""
    QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox {{
        background: {c.raised}; border: 1px solid {c.edge}; border-radius: {Radius.CONTROL}px;
        padding: 0 {Space.S}px; selection-background-color: {c.accent}; selection-color: {c.on_accent};
    }}
    QLineEdit, QSpinBox, QDoubleSpinBox {{ min-height: {CONTROL_HEIGHT_PX - 2}px; }}
    QPlainTextEdit, QTextEdit {{ padding: {Space.S}px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus {{
        border: 2px solid {c.accent};
    }}
    QComboBox {{
        background: {c.raised}; border: 1px solid {c.outline}; border-radius: {Radius.CONTROL}px;
        padding: 0 {Space.M}px; min-height: {CONTROL_HEIGHT_PX - 2}px;
    }}
    QComboBox:hover {{ background: {c.hover}; }}
    QComboBox:focus {{ border: 2px solid {c.accent}; }}
    QComboBox:disabled {{ color: {c.faint}; }}
    QComboBox::drop-down {{ border: none; width: 26px; }}
    QComboBox::down-arrow {{ image: url("{_image("chevron")}"); width: 16px; height: 16px; }}
    QComboBox QAbstractItemView {{
        background: {c.surface}; border: 1px solid {c.edge}; padding: {Space.XS}px; outline: none;
        selection-background-color: {c.accent_soft}; selection-color: {c.text};
    }}
    QProgressBar {{
        background: {c.raised}; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
        text-align: center; color: transparent;
    }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 4px; }}
    """


def _lists(c: Colours) -> str:
    return f"""
    QListView, QTreeView, QTableView {{
        background: {c.surface}; border: 1px solid {c.edge}; border-radius: {Radius.CONTROL}px; outline: none;
        selection-background-color: {c.accent_soft}; selection-color: {c.text};
    }}
    QListView:focus, QTreeView:focus, QTableView:focus {{ border: 2px solid {c.accent}; }}
    QHeaderView::section {{
        background: {c.surface}; color: {c.muted}; border: none; padding: {Space.S}px; font-weight: 600;
    }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
    QScrollBar::handle {{ background: {c.edge}; border-radius: 3px; min-height: 32px; min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {c.faint}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: none; border: none; width: 0; height: 0;
    }}
    """


def _bars(c: Colours) -> str:
    return f"""
    QMenuBar {{ background: {c.ground}; padding: 2px {Space.S}px; }}
    QMenuBar::item {{ background: transparent; padding: 5px 10px; border-radius: 6px; color: {c.muted}; }}
    QMenuBar::item:selected {{ background: {c.hover}; color: {c.text}; }}
    QMenu {{ background: {c.surface}; border: 1px solid {c.edge}; padding: {Space.XS}px; }}
    QMenu::item {{ padding: 7px 28px 7px 12px; border-radius: 6px; }}
    QMenu::item:selected {{ background: {c.accent_soft}; }}
    QMenu::item:disabled {{ color: {c.faint}; }}
    QMenu::separator {{ height: 1px; background: {c.edge}; margin: {Space.XS}px {Space.S}px; }}
    QMenu::icon {{ padding-left: 8px; }}
    QStatusBar {{ background: {c.ground}; }}
    QStatusBar::item {{ border: none; }}
    """
