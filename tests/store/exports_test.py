#!/usr/bin/env python3
"""Exports as others read them: pandas, and R by read.table, read.delim, data.table and readr.

    tests/store/exports_test.py PROGRAM ROOT

A store with texts made to break lines is exported in each form, and every reader must find the same cells in it as the
plain rule "lines, then tabs" does. pandas comes from the environment that tools/readers_venv.sh makes; R is used where it
is installed, its packages too. What is not there is skipped.
"""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = sys.argv[1]
ROOT = Path(sys.argv[2]).resolve()
VENV = ROOT / ".venv-readers/bin/python"
MODEL = ROOT / "data/models/en_core_web_sm-3.8.0"
LIBRARY = ROOT / "lib/tacitus/libduckdb.so"
R = shutil.which("Rscript")

try:
    import pandas
    PANDAS = True
except ImportError:
    if VENV.exists() and Path(sys.prefix) != VENV.parents[1]:
        os.execv(VENV, [str(VENV), *sys.argv])
    PANDAS = False

ENVIRONMENT = {**os.environ, "TACITUS_DATA": str(ROOT / "data"), "TACITUS_DUCKDB": str(LIBRARY)}
REASON = "" if MODEL.is_dir() and LIBRARY.is_file() else "the parser's model or DuckDB's library is not there"
COLUMNS = {"gdelt": 61, "gdelt-mentions": 16, "icews": 20, "phoenix": 26, "polecat": 40}
IDS = {"gdelt": "GLOBALEVENTID", "icews": "Event ID", "phoenix": "EventID", "polecat": "Event ID"}
OUTLETS = ["The \"Daily\"\tNews\r\nof O'Brien #1", "'Quoted' Times", "\"Unclosed Post", "Line\u2028end", "NA", "A\\B; C|D"]
FACTS = [("Iran", "France"), ("Russia", "Ukraine"), ("China", "Namibia"), ("Germany", "Colombia")]


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True,
                          env=ENVIRONMENT, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    return done.stdout.decode("utf-8")


def unknown(cell):
    """An empty cell however a reader has it."""
    return "" if cell is None or cell != cell else cell


@unittest.skipIf(REASON, REASON)
class ExportsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.scratch.name)
        cls.store = cls.folder / "store"
        with open(cls.folder / "wire.jsonl", "w", encoding="utf-8") as wire:
            for number in range(48):
                one, other = FACTS[number % len(FACTS)]
                record = {"id": f"wire \"{number}\"\t#{number}", "outlet": OUTLETS[number % len(OUTLETS)],
                          "published_at": f"2021-05-{number % 28 + 1:02}T12:00:00Z",
                          "text": f"{one} imposed sanctions on {other} over report {number}, its foreign minister said. "
                                  f"Police arrested {number + 2} protesters in Bogotá."}
                if number % 2:
                    record["url"] = f"https://www.example.org/{number}?a=1&b='2'#part"
                wire.write(json.dumps(record) + "\n")
        run("ingest", cls.folder / "wire.jsonl", "--store", cls.store, "--types", "fast")
        cls.files = {}
        for name in COLUMNS:
            cls.files[name] = cls.folder / f"{name}.tab"
            run("export", "--store", cls.store, "--format", name, "--header", "--output", cls.files[name])

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def rows(self, name):
        """The file by the plain rule: names, and lists of cells."""
        lines = self.files[name].read_bytes().decode("utf-8").split("\n")
        self.assertEqual("", lines.pop())
        rows = [line.split("\t") for line in lines]
        return rows[0], rows[1:]

    def test_lines_have_as_many_cells_as_columns(self):
        for name, count in COLUMNS.items():
            names, rows = self.rows(name)
            self.assertEqual(count, len(names), name)
            self.assertEqual({count}, {len(row) for row in rows}, name)
            self.assertGreaterEqual(len(rows), 10 if name == "gdelt" else 40, name)

    def test_files_have_a_line_of_names_only_where_the_originals_do(self):
        for name in COLUMNS:
            first = run("export", "--store", self.store, "--format", name).split("\n")[0].split("\t")
            self.assertEqual(name in ("icews", "polecat"), first == self.rows(name)[0], name)

    def test_ids_are_unique_and_the_same_whatever_is_selected(self):
        for name, column in IDS.items():
            names, rows = self.rows(name)
            ids = [row[names.index(column)] for row in rows]
            self.assertEqual(len(ids), len(set(ids)), name)
            if name == "polecat":
                continue
            limit = 2 ** 31 if name == "icews" else 2 ** 53
            self.assertTrue(all(0 < int(one) < limit for one in ids), name)
            some = run("export", "--store", self.store, "--format", name, "--country", "NAM")
            chosen = {line.split("\t")[0] for line in some.split("\n")[name == "icews":-1]}
            self.assertTrue(chosen and chosen < set(ids), name)

    def test_mentions_join_their_events(self):
        names, events = self.rows("gdelt")
        _, mentions = self.rows("gdelt-mentions")
        self.assertEqual({row[0] for row in events}, {row[0] for row in mentions})
        told = names.index("NumMentions")
        self.assertEqual(sum(int(row[told]) for row in events), len(mentions))

    def count(self, *flags):
        return len(run("export", "--store", self.store, "--format", "polecat", *flags).split("\n")) - 2

    def test_flags_choose_events(self):
        every = self.count("--status", "all")
        self.assertEqual(every, self.count("--status", "all", "--since", "2021-05-01", "--until", "2021-05-28"))
        self.assertEqual(every, self.count("--status", "all", "--until", "2021-05-10")
                         + self.count("--status", "all", "--since", "2021-05-11"))
        self.assertEqual(0, self.count("--status", "denied"))
        self.assertLess(0, self.count("--where", "event = 'SANCTION' AND source.country = 'RUS'"))

    def test_mistakes_are_told_and_leave_no_file(self):
        path = self.folder / "mistake.tab"
        for flags, message in [
                (["--country", "Iran"], '--country: "Iran" is no country: three letters of ISO 3166-1, as IRN'),
                (["--since", "2021"], '--since: "2021" is no day: write 2019-11-03'),
                (["--status", "done"], '--status: "done" is no status: all, occurred, or those of docs/status.md'),
                (["--where", "quad ="], "Parser Error: syntax error at or near \")\"")]:
            done = subprocess.run([PROGRAM, "export", "--store", self.store, "--format", "icews", "--output", path, *flags],
                                  capture_output=True, env=ENVIRONMENT, text=True, check=False)
            self.assertEqual((2, "", f"tacitus: {message}\n"), (done.returncode, done.stdout, done.stderr))
        self.assertEqual([], sorted(self.folder.glob("mistake*")))
        done = subprocess.run([PROGRAM, "export", "--store", self.store, "--format", "icews", "--output",
                               self.folder / "no-folder/x.tab"], capture_output=True, env=ENVIRONMENT, text=True,
                              check=False)
        self.assertEqual((1, f"tacitus: {self.folder}/no-folder/x.tab: cannot be written: No such file or directory\n"),
                         (done.returncode, done.stderr))

    @unittest.skipUnless(PANDAS, "pandas is not there; tools/readers_venv.sh installs it")
    def test_pandas_reads_every_cell(self):
        for name in COLUMNS:
            names, rows = self.rows(name)
            frame = pandas.read_csv(self.files[name], sep="\t", dtype=str, keep_default_na=False)
            self.assertEqual(names, list(frame.columns), name)
            self.assertEqual(rows, frame.values.tolist(), name)

    @unittest.skipUnless(PANDAS, "pandas is not there; tools/readers_venv.sh installs it")
    def test_pandas_finds_numbers_and_dates(self):
        gdelt = pandas.read_csv(self.files["gdelt"], sep="\t", dtype={"EventCode": str})
        self.assertTrue(all(str(gdelt[column].dtype) == "int64" for column in
                            ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "QuadClass", "NumMentions", "DATEADDED")))
        self.assertTrue(gdelt["QuadClass"].between(1, 4).all() and gdelt["GoldsteinScale"].between(-10, 10).all())
        self.assertTrue((gdelt["FractionDate"].astype(int) == gdelt["Year"]).all())
        icews = pandas.read_csv(self.files["icews"], sep="\t", dtype={"CAMEO Code": str}, parse_dates=["Event Date"])
        self.assertEqual("M", icews["Event Date"].dtype.kind)
        self.assertTrue(icews["CAMEO Code"].str.fullmatch(r"\d{2,4}").all())
        polecat = pandas.read_csv(self.files["polecat"], sep="\t")
        self.assertEqual("float64", str(polecat["Latitude"].dtype))

    def r_rows(self, read, name):
        """The file as R reads it: every cell as text, by way of JSON-like lines of our own."""
        script = f"""
            data <- as.data.frame({read})
            data[] <- lapply(data, as.character)
            for (row in seq_len(nrow(data))) cat(paste(ifelse(is.na(data[row, ]), "", data[row, ]), collapse = "\\x1f"),
                                                 "\\x1e", sep = "")
        """
        done = subprocess.run([R, "--vanilla", "-e", script], capture_output=True, check=False,
                              env={**os.environ, "LC_ALL": "C.UTF-8", "FILE": str(self.files[name])})
        text = done.stdout.decode("utf-8")
        self.assertEqual(0, done.returncode, done.stderr.decode())
        return [row.split("\x1f") for row in text.split("\x1e")[:-1]]

    def r_has(self, package):
        return R and subprocess.run([R, "--vanilla", "-e", f"library({package})"], capture_output=True,
                                    check=False).returncode == 0

    @unittest.skipUnless(R, "R is not there")
    def test_base_r_reads_every_cell(self):
        for name in COLUMNS:
            _, rows = self.rows(name)
            for read in ('read.delim(Sys.getenv("FILE"), quote = "", na.strings = "", colClasses = "character")',
                         'read.delim(Sys.getenv("FILE"), na.strings = "", colClasses = "character")',
                         'read.table(Sys.getenv("FILE"), sep = "\\t", header = TRUE, quote = "\\"", comment.char = "", '
                         'na.strings = "", colClasses = "character")'):
                self.assertEqual(rows, self.r_rows(read, name), f"{name}: {read}")

    def test_data_table_and_readr_read_every_cell(self):
        readers = {"data.table": 'data.table::fread(Sys.getenv("FILE"), na.strings = "", colClasses = "character", '
                                 'sep = "\\t", strip.white = FALSE)',
                   "readr": 'readr::read_tsv(Sys.getenv("FILE"), na = "", trim_ws = FALSE, progress = FALSE, '
                            'col_types = readr::cols(.default = "c"))'}
        present = {package: read for package, read in readers.items() if self.r_has(package)}
        if not present:
            self.skipTest("R's packages data.table and readr are not there")
        for package, read in present.items():
            for name in COLUMNS:
                self.assertEqual(self.rows(name)[1], self.r_rows(read, name), f"{name}: {package}")

    def test_csv_and_json_lines_keep_texts_as_they_are(self):
        table = run("export", "--store", self.store, "--format", "csv")
        by_csv = list(csv.DictReader(io.StringIO(table, newline="")))
        by_json = [json.loads(line) for line in run("export", "--store", self.store, "--format", "jsonl").splitlines()]
        self.assertEqual([row["document"] for row in by_csv], [row["document"] for row in by_json])
        self.assertIn("wire \"5\"\t#5", {row["document"] for row in by_csv})
        for flat, nested in zip(by_csv, by_json):
            self.assertEqual(flat["source_name"], unknown((nested["source"] or {}).get("name")))
            self.assertEqual(json.loads(flat["contexts"] or "[]"), nested["contexts"] or [])

    @unittest.skipUnless(PANDAS, "pandas is not there; tools/readers_venv.sh installs it")
    def test_parquet_is_read_by_others(self):
        path = self.folder / "events.parquet"
        run("export", "--store", self.store, "--format", "parquet", "--output", path, "--where", "quad = 4")
        frame = pandas.read_parquet(path)
        self.assertTrue(len(frame) >= 40 and (frame["quad"] == 4).all())
        self.assertEqual([], sorted(self.folder.glob("*.part")))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
