#!/usr/bin/env bash
# Makes .venv-readers, a Python virtual environment with the programs by which others read a store: deltalake (delta-rs),
# polars, pandas, pyarrow, and DuckDB with its delta extension. For tests/store/readers_test.py, which is skipped without
# it.
exec "$(dirname "$0")/venv.sh" .venv-readers deltalake==1.6.6 polars==2.1.0 pandas==3.1.1 pyarrow==26.0.1 \
  duckdb==1.5.5 duckdb-extension-delta==1.5.5
