#!/usr/bin/env bash
# Makes .venv-tutorial, a Python virtual environment with what the plot of docs/tutorial.md needs, for
# tests/tutorial/tutorial_test.py, which leaves the plot out without it.
exec "$(dirname "$0")/venv.sh" .venv-tutorial duckdb==1.5.5 matplotlib==3.11.2
