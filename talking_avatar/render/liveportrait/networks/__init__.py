"""LivePortrait's networks, with the names of the published weights (KwaiVGI/LivePortrait, MIT)."""
