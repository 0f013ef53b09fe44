# Thin names for packaging/setup.sh, which also works alone. ARGS="..." is passed on.
.DEFAULT_GOAL := help
.PHONY: help run test test-fast test-slow coverage test-camera fuzz audit lint format docs app clean
SETUP := sh packaging/setup.sh

help: ## list these commands
	@sed -n 's/^\([a-z-]*\): ## /\1\t/p' Makefile | expand -t 12

run: ## set up if needed, and start (ARGS="render photo.jpg voice.wav -o out.mp4" for a command)
	@$(SETUP) run $(ARGS)

test: ## set up if needed; ruff, mypy, then all tests (ARGS="tests/media -x" for some)
	@$(SETUP) test $(ARGS)

test-fast: ## without linting and without the slow tests, in up to four processes (ARGS="-n 0" in one)
	@$(SETUP) test-fast $(ARGS)

test-slow: ## what of test-fast takes longer than a second, and how long each room takes
	@$(SETUP) test-fast --slower-than 1 --numprocesses 0 $(ARGS)

coverage: ## which lines the fast tests never reach (ARGS="tests/weights" asks it of some)
	@$(SETUP) coverage $(ARGS)

test-camera: ## test the virtual camera on a real device, in a small virtual machine where there is none (Linux)
	@bash packaging/test_camera.sh $(ARGS)

fuzz: ## look for bytes that break a parser (PARSER=image MINUTES=10; PARSER=all for each in turn; Linux)
	@$(SETUP) fuzz $(or $(PARSER),all) --minutes $(or $(MINUTES),10)

audit: ## ask PyPI's list of known vulnerabilities about every package in packaging/constraints.txt
	@$(SETUP) audit

lint: ## ruff and mypy
	@$(SETUP) lint

format: ## let ruff format the code
	@$(SETUP) format

docs: ## build the pages of docs/ into build/site
	@$(SETUP) install test
	@NO_MKDOCS_2_WARNING=1 .venv/bin/python -m mkdocs build --strict

app: ## build the program as one folder that needs no Python (build/app), and try it out; takes minutes
	@$(SETUP) install test
	@sh packaging/build_app.sh
	@.venv/bin/python packaging/smoke_test_app.py build/app/talking-avatar/talking-avatar

clean: ## remove .venv and everything that was built
	@$(SETUP) clean
