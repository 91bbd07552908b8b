#!/usr/bin/env python3
"""The program from outside: every flag, exact messages, exit statuses, pipes and terminals.

    tests/cli/cli_test.py PROGRAM ROOT

What is coded is tested elsewhere; here only that it arrives whole, in order and in the form asked for.
"""

import csv
import gzip
import io
import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = sys.argv[1]
ROOT = Path(sys.argv[2]).resolve()
SAMPLES = ROOT / "data/samples"
MODEL = ROOT / "data/models/en_core_web_sm-3.8.0"
USAGE = 'Run "tacitus --help" for the commands and their flags.\n'


def environment(**changes):
    kept = {name: value for name, value in os.environ.items()
            if name not in ("COLUMNS", "NO_COLOR", "TERM", "TACITUS_DATA")}
    return {**kept, "TERM": "xterm", "TACITUS_DATA": str(ROOT / "data"), **changes}


def run(*arguments, stdin=b"", stdout=subprocess.PIPE, **changes):
    """Exit status, standard output, standard error; not at a terminal."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, stdout=stdout, stderr=subprocess.PIPE,
                          env=environment(**changes), check=False)
    return done.returncode, (done.stdout or b"").decode(), done.stderr.decode()


def run_at_terminal(*arguments, columns=80, **changes):
    """Exit status and what a terminal of so many columns shows."""
    import fcntl
    import struct
    import termios
    try:
        ours, theirs = pty.openpty()
    except OSError as error:  # a bare root without /dev/pts
        raise unittest.SkipTest(f"no terminal to be had here: {error}") from error
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=theirs, stdout=theirs, stderr=theirs,
                               env=environment(**changes))
    os.close(theirs)
    shown = b""
    while True:
        try:
            block = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not block:
            break
        shown += block
    os.close(ours)
    return process.wait(), shown.decode().replace("\r\n", "\n")


class UsageTest(unittest.TestCase):
    def test_version(self):
        status, out, err = run("--version")
        self.assertEqual((status, err), (0, ""))
        self.assertRegex(out, r"^tacitus \d+\.\d+\.\d+\n$")

    def test_help_lists_every_command(self):
        status, out, err = run("--help")
        self.assertEqual((status, err), (0, ""))
        for command in ("code", "parse", "explain", "actor", "place", "date", "eval", "check"):
            self.assertRegex(out, rf"(?m)^  {command} +[A-Z]")
        self.assertIn("Exit status: 0 all went well, 1 some input was rejected, 2 wrong usage", out)

    def test_help_of_a_command_lists_its_flags(self):
        flags = {"code": ["--format table|jsonl|csv", "--threads N", "--data DIR", "--model DIR", "--dictionaries DIR",
                          "--beside", "--strict"],
                 "parse": ["--format conllu|jsonl", "--threads N", "--data DIR", "--model DIR"],
                 "explain": ["--threads N", "--data DIR", "--model DIR", "--dictionaries DIR", "--beside", "--strict"],
                 "actor": ["--format text|jsonl", "--context TEXT", "--date DAY", "--data DIR"],
                 "place": ["--format text|jsonl", "--context TEXT", "--data DIR"],
                 "eval": ["--json", "--predictions FILE", "--folds N", "--unmarked", "--confusion", "--confidence FILE", "--data DIR", "--model DIR",
                          "--dictionaries DIR", "--beside", "--strict"],
                 "date": ["--format text|jsonl", "--anchor DAY REQUIRED", "--data DIR", "--model DIR"]}
        for command, expected in flags.items():
            status, out, err = run(command, "--help")
            self.assertEqual((status, err), (0, ""))
            for flag in expected:
                self.assertIn(f"  {flag} ", out)

    def test_wrong_usage(self):
        for arguments, message in [
                ([], "A subcommand is required"),
                (["cod"], 'there is no command "cod"'),
                (["code", "--formt", "csv"], "The following argument was not expected: --formt"),
                (["code", "--format", "xml"], '--format: "xml" is none of table|jsonl|csv'),
                (["parse", "--format", "csv"], '--format: "csv" is none of conllu|jsonl'),
                (["code", "--threads", "0"], "--threads: Value 0 not in range 1 to 1024"),
                (["code", "--threads", "two"], "--threads: Value two not in range 1 to 1024"),
                (["code", "--model"], "--model: 1 required DIR missing"),
                (["code", "x", "--beside"], "--beside requires --dictionaries"),
                (["code", "x", "--strict"], "--strict requires --dictionaries"),
                (["actor"], "text is required"),
                (["eval", "typos", "x"], 'suite: "typos" is none of types|events|actors|places|times|quotes|status|petrarch'),
                (["eval", "types"], "gold is required"),
                (["eval", "types", "x", "--folds", "1"], '--folds: "1" is no number from 2 to 100'),
                (["eval", "types", "x", "--confidence", "y"], "--confidence requires --unmarked"),
                (["place", "Tehran", "--format", "csv"], '--format: "csv" is none of text|jsonl'),
                (["date", "today"], "--anchor is required"),
                (["date", "today", "--anchor", "now"], '--anchor: "now" is no day such as 2019-11-03'),
                (["actor", "Khamenei", "--date", "2019-02-30"], '--date: "2019-02-30" is no day such as 2019-11-03')]:
            with self.subTest(arguments):
                self.assertEqual(run(*arguments), (2, "", f"tacitus: {message}\n{USAGE}"))


class MissingTest(unittest.TestCase):
    def test_data(self):
        no_data = 'is no data folder of Tacitus: it has no folder "ontology"'
        self.assertEqual(run("code", "--data", "/nowhere", "x"), (2, "", f"tacitus: /nowhere: {no_data}\n"))
        self.assertEqual(run("code", "x", TACITUS_DATA="/nowhere"),
                         (2, "", "tacitus: /nowhere: is no data folder of Tacitus (TACITUS_DATA): "
                                 'it has no folder "ontology"\n'))

    def test_data_beside_the_program(self):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder, "bin/tacitus")
            program.parent.mkdir()
            program.write_bytes(Path(PROGRAM).read_bytes())
            program.chmod(0o755)
            without = {name: value for name, value in environment().items() if name != "TACITUS_DATA"}

            def message():
                done = subprocess.run([program, "parse", "x"], env=without, capture_output=True, check=False)
                return done.returncode, done.stderr.decode()

            self.assertEqual(message(), (2, "tacitus: no data folder beside the program: "
                                            "name it with --data or TACITUS_DATA\n"))
            for beside in ("share/tacitus/data", "data"):
                Path(folder, beside, "ontology").mkdir(parents=True)
                self.assertEqual(message(), (2, f"tacitus: {folder}/{beside}/models/en_core_web_sm-3.8.0: no parser model "
                                                'here: fetch it with "make model", or name its folder with --model\n'))

    def test_model(self):
        message = 'no parser model here: fetch it with "make model", or name its folder with --model'
        for command in ("code", "parse", "explain"):
            self.assertEqual(run(command, "--model", "/nowhere", "x"), (2, "", f"tacitus: /nowhere: {message}\n"))


class QuestionTest(unittest.TestCase):
    def test_actor(self):
        status, out, err = run("actor", "Iran's Khamenei", "--date", "2019-11-03")
        self.assertEqual((status, err), (0, ""))
        actor = json.loads(out)
        self.assertEqual((actor["name"], actor["country"], actor["code"]), ("Ali Khamenei", "IRN", "IRNGOV"))
        status, shown = run_at_terminal("actor", "the foreign minister", "--context", "in France")
        self.assertEqual(status, 0)
        self.assertTrue(shown.startswith("the foreign minister\n"), shown)
        self.assertIn("\n  country     FRA\n", shown)

    @unittest.skipUnless((ROOT / "data/places/gazetteer.bin").exists(), "the gazetteer is not built")
    def test_place(self):
        status, out, err = run("place", "Bangor", "--context", "Maine, United States")
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(json.loads(out.splitlines()[0])["admin1"], "Maine")
        status, shown = run_at_terminal("place", "Bangor", "--format", "text")
        self.assertEqual(status, 0)
        self.assertRegex(shown, r"(?m)^Bangor, .* N, .* W +PPL +GeoNames \d+$")
        self.assertEqual(run("place", "Zorglubgrad"), (1, "", 'tacitus: no place is called "Zorglubgrad"\n'))

    @unittest.skipUnless(MODEL.exists(), "the parser's model is not fetched")
    def test_date(self):
        status, out, err = run("date", "a day before the 40th anniversary", "--anchor", "2019-11-03")
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(json.loads(out)["date_start"], "1979-11-04")
        _, out, _ = run("date", "on Tuesday", "--anchor", "2019-11-03", "--format", "text")
        self.assertIn("\n  EDTF        2019-10-29\n", out)
        self.assertEqual(run("date", "never mind", "--anchor", "2019-11-03"),
                         (1, "", 'tacitus: no time is named in "never mind"\n'))


@unittest.skipUnless(MODEL.exists(), "the parser's model is not fetched")
class RunTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content)
        return path

    def test_parse_as_json_lines(self):
        path = self.write("a.txt", "Iran won't talk.\u00a0".encode())
        status, out, err = run("parse", "--model", MODEL, path)
        self.assertEqual((status, err), (0, ""))
        parse = json.loads(out)
        self.assertEqual((parse["id"], parse["text"]), (str(path), "Iran won't talk.\u00a0"))
        self.assertEqual([token["text"] for token in parse["tokens"]][:4], ["Iran", "wo", "n't", "talk"])
        self.assertEqual(set(parse["tokens"][0]), {"text", "ws", "start", "end", "lemma", "pos", "tag", "morph", "head",
                                                   "dep", "ent", "sent_start"})

    def test_parse_standard_input_as_conllu(self):
        for arguments in (["-"], []):
            status, out, err = run("parse", "--format", "conllu", *arguments, stdin=b"Iran will talk.")
            self.assertEqual((status, err), (0, ""))
            self.assertTrue(out.startswith("# newdoc id = stdin\n"), out)
            self.assertIn("\n3\ttalk\ttalk\tVERB\tVB\t", out)

    def test_conllu_is_the_default_at_a_terminal(self):
        status, shown = run_at_terminal("parse", self.write("a.txt", b"Iran will talk."))
        self.assertEqual(status, 0)
        self.assertTrue(shown.startswith("# newdoc id = "), shown)

    def test_code_writes_json_lines_into_a_pipe(self):
        status, out, err = run("code", SAMPLES)
        self.assertEqual((status, err), (0, ""))
        texts = {json.loads(line)["id"]: json.loads(line)["text"].encode()
                 for line in run("parse", SAMPLES)[1].splitlines()}
        events = [json.loads(line) for line in out.splitlines()]
        self.assertGreater(len(events), 10)
        order = list(texts)
        positions = [order.index(event["document"]) for event in events]
        self.assertEqual(positions, sorted(positions))
        for event in events:
            text = texts[event["document"]]
            for part in [event["source"], event["target"], event["place"], event["trigger"], *event["counts"]]:
                if part and part["start"] is not None:
                    self.assertEqual(text[part["start"]:part["end"]].decode(), part["text"])
            for attribution in event["attribution"]:
                if attribution["start"] is not None:
                    self.assertEqual(text[attribution["start"]:attribution["end"]].decode(), attribution["quote"])

    def test_csv_holds_the_same_events(self):
        status, out, err = run("code", "--format", "csv", SAMPLES)
        self.assertEqual((status, err), (0, ""))
        rows = list(csv.DictReader(io.StringIO(out, newline="")))
        events = [json.loads(line) for line in run("code", "--format", "jsonl", SAMPLES)[1].splitlines()]
        self.assertEqual([row["event_id"] for row in rows], [event["event_id"] for event in events])
        for row, event in zip(rows, events):
            self.assertEqual(row["sentence"], event["sentence"] or "")
            self.assertEqual(row["source_code"], (event["source"] or {}).get("code") or "")
            self.assertEqual(json.loads(row["attribution"]), event["attribution"])

    def test_threads_give_the_same_bytes(self):
        lines = [json.dumps({"text": text.read_text()}) for text in sorted(SAMPLES.glob("*.md"))]
        many = self.write("many.jsonl", "\n".join(lines * 8).encode())
        status, out, err = run("code", "--threads", 1, many, SAMPLES)
        self.assertEqual((status, err), (0, ""))
        self.assertGreater(len(out), 10000)
        for threads in (2, 7):
            self.assertEqual(run("code", "--threads", threads, many, SAMPLES), (0, out, ""))

    def test_table_at_a_terminal(self):
        path = SAMPLES / "iran-talks.md"
        status, shown = run_at_terminal("code", path, columns=70)
        self.assertEqual(status, 0)
        self.assertTrue(shown.startswith("\x1b[2mDate\x1b[0m "), shown[:80])
        self.assertRegex(shown, r"\x1b\[1m1 document, \d+ sentences, \d+ events?\x1b\[0m\n$")
        status, plain = run_at_terminal("code", path, columns=70, NO_COLOR="1")
        self.assertNotIn("\x1b", plain)
        self.assertLessEqual(max(map(len, plain.splitlines())), 70)
        self.assertEqual(run_at_terminal("code", path, columns=70, TERM="dumb")[1], plain)
        self.assertEqual(run_at_terminal("code", path, columns=200, COLUMNS="70", TERM="dumb")[1], plain)

    def test_table_in_a_pipe_is_a_hundred_columns_wide_and_plain(self):
        _, out, _ = run("code", "--format", "table", SAMPLES)
        self.assertNotIn("\x1b", out)
        self.assertGreater(max(map(len, out.splitlines())), 80)
        self.assertLessEqual(max(map(len, out.splitlines())), 100)

    def test_explain(self):
        status, out, err = run("explain", SAMPLES / "iran-talks.md")
        self.assertEqual((status, err), (0, ""))
        self.assertRegex(out, r"(?m)^1\. [A-Z]+.*: .* → ")
        self.assertIn(" ◀\n", out)
        self.assertRegex(out, r"data/\w+/[\w./-]+:\d+")

    def test_rejects_are_named_and_the_rest_goes_on(self):
        wire = self.write("w.jsonl", b'{"text": "Iran will talk."}\n{"text": 5}\n{"id": "last", "text": "So will Iraq."}\n')
        packed = self.write("a.md", b"\x1f\x8b\x08")
        empty = self.folder / "empty"
        empty.mkdir()
        status, out, err = run("parse", wire, "/nowhere", packed, empty, self.folder / "*.pdf")
        self.assertEqual(status, 1)
        self.assertEqual([json.loads(line)["id"] for line in out.splitlines()], [f"{wire}#1", "last"])
        self.assertEqual(err.splitlines(), [
            f"tacitus: {empty}: the folder has no file to read",
            f"tacitus: {self.folder}/*.pdf: no file matches this pattern",
            f'tacitus: {wire}:2: "text" must be a string, not a number',
            "tacitus: /nowhere: no such file or folder",
            f"tacitus: {packed}: the gzip data end too soon: was the file cut off?"])

    def test_documents_in_other_languages_are_named_counted_and_no_failure(self):
        wire = self.write("w.jsonl", '{"text": "Le gouvernement a rejeté toute négociation avec Washington."}\n'
                                     '{"text": "Iran rejects talks with the United States."}\n'.encode())
        left_out = f"tacitus: {wire}:1: is not in English but in another language (fr): left out\n"
        status, out, err = run("code", "--format", "table", wire)
        self.assertEqual((status, err), (0, left_out))
        self.assertRegex(out.splitlines()[-1], r"^1 document, .*, 1 in another language \(fr 1\)$")
        status, out, err = run("code", "--format", "jsonl", wire)
        self.assertEqual((status, err), (0, left_out + "tacitus: left out: 1 in another language (fr 1)\n"))
        status, out, err = run("parse", "--format", "jsonl", wire)
        self.assertEqual((status, err, len(out.splitlines())), (0, "", 2))

    def test_what_is_read_is_told_by_its_content(self):
        page = b"<html><title>Envoys meet</title><p>GENEVA: The envoys met on Monday, officials said.</p></html>"
        status, out, err = run("parse", "--format", "jsonl", "-", stdin=gzip.compress(page))
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(json.loads(out)["text"], "Envoys meet\n\nGENEVA: The envoys met on Monday, officials said.")

    def test_the_table_counts_rejects(self):
        status, out, _ = run("code", "--format", "table", "/nowhere")
        self.assertEqual((status, out.splitlines()[-1]), (1, "0 documents, 0 sentences, 0 events, 1 rejected"))

    def test_eval(self):
        gold = self.write("gold.tsv", b"text\tcontext\tdate\tcountry\tcode_1\tcode_2\n"
                                      b"French soldiers\t\t\tFRA\tMIL\t\n"
                                      b"the president of Chile\t\t\tARG\t\t\n")
        predictions = self.folder / "said.tsv"
        status, out, err = run("eval", "actors", gold, "--predictions", predictions)
        self.assertEqual((status, err), (0, ""))
        self.assertRegex(out, r"^actors: exact 0\.500 country 0\.500 sector 1\.000 \(n=2\)\n$")
        rows = list(csv.DictReader(predictions.read_text().splitlines(), delimiter="\t"))
        self.assertEqual([(row["row"], row["country"]) for row in rows], [("1", "FRA"), ("2", "CHL")])
        self.assertEqual(run("eval", "actors", gold, "--json"),
                         (0, '{"suite":"actors","exact":0.5,"country":0.5,"sector":1.0,"n":2}\n', ""))
        self.assertEqual(run("eval", "actors", gold, "--predictions", "/nowhere/said.tsv"),
                         (1, "", "tacitus: /nowhere/said.tsv: the predictions cannot be written here\n"))
        self.assertEqual(run("eval", "actors", gold, "--folds", "5"),
                         (2, "", "tacitus: --folds, --fold, --own, --unmarked, --confusion and --confidence are for the suite types\n"))
        self.assertEqual(run("eval", "times", "/nowhere"), (1, "", "tacitus: /nowhere: no .tml files in this folder\n"))

    def test_dictionaries(self):
        folder = self.folder / "dictionaries"
        folder.mkdir()
        (folder / "actors.txt").write_text("PERU [PER]\nCHILE [CHL]\n")
        (folder / "verbs.txt").write_text("--- ACCUSE [112] ---\nACCUSE\n- * OF LYING [1125]\n- OF LYING [112]\n")
        article = self.write("article.txt", b"Peru accused Chile of lying about the border. Kenya rejected the offer.")
        told = f"tacitus: {folder}/verbs.txt:4: the pattern has no *, which stands for the verb\n"
        status, out, err = run("code", article, "--dictionaries", folder, "--format", "jsonl")
        self.assertEqual((status, err), (0, told))
        events = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([(e["source"]["code"], e["target"]["code"], e["cameo"]) for e in events],
                         [("PER", "CHL", "1125")])
        self.assertEqual(events[0]["rule"], f"{folder}/verbs.txt:3")
        status, out, err = run("code", article, "--dictionaries", folder, "--beside", "--format", "jsonl")
        self.assertEqual((status, err), (0, told))
        self.assertEqual([json.loads(line)["cameo"][:2] for line in out.splitlines()], ["11", "12"])
        self.assertEqual(run("code", article, "--dictionaries", folder, "--strict"), (2, "", told))
        self.assertEqual(run("explain", article, "--dictionaries", "/nowhere"),
                         (2, "", "tacitus: /nowhere: no folder of dictionaries here\n"))

    def test_nothing_to_read(self):
        self.assertEqual(run_at_terminal("code"), (2, "tacitus: nothing to read: name files or folders, "
                                                      "or - for standard input\n"))
        self.assertEqual(run("code"), (1, "", "tacitus: stdin: the file is empty\n"))

    def test_a_closed_pipe_ends_quietly(self):
        many = self.write("many.jsonl", (json.dumps({"text": "Iran will talk. " * 50}) + "\n").encode() * 200)
        process = subprocess.Popen([PROGRAM, "parse", str(many)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=environment())
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual((process.wait(), process.stderr.read()), (0, b""))
        process.stderr.close()

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_is_told(self):
        with open("/dev/full", "wb") as full:
            self.assertEqual(run("parse", "-", stdin=b"Iran.", stdout=full),
                             (1, "", "tacitus: the results cannot be written: No space left on device\n"))


class OrderTest(unittest.TestCase):
    """What is said of an article depends on nothing but the article: not on the threads, not on what lies around it."""

    FOLDER = ROOT / "tests/cases/articles"

    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.paths = []
        for case in sorted(cls.FOLDER.glob("*.case"))[:12]:
            article = case.read_text().split("\n\n", 1)[1].split("\n----\n")[0]
            path = Path(temporary.name) / f"{case.stem}.md"
            path.write_text(article + "\n")
            cls.paths.append(str(path))

    def parts(self, form, out):
        """What was written of each article, in the order of writing."""
        if form == "table":
            headed = re.split(r"\n\n(?=[^\n]+\n[^\n]+ · (/[^\n]+)\n)", out.rsplit("\n\n", 1)[0])
            return dict(zip(headed[1::2], headed[2::2]))
        lines = csv.reader(io.StringIO(out, newline="")) if form == "csv" else out.splitlines()
        parts = {}
        for line in lines:
            document = line[1] if form == "csv" else json.loads(line)["document"]
            parts.setdefault(document, []).append(line)
        parts.pop("document", None)  # the line of names
        return parts

    def test_neither_threads_nor_the_order_of_files_change_what_is_said(self):
        self.assertEqual(len(self.paths), 12)
        orders = [self.paths, self.paths[::-1], self.paths[1::2] + self.paths[::2]]
        for form in ("jsonl", "csv", "table"):
            said = None
            for order in orders:
                status, out, err = run("code", "--format", form, "--threads", 1, *order)
                self.assertEqual((status, err), (0, ""))
                for threads in (2, 4):
                    self.assertEqual(run("code", "--format", form, "--threads", threads, *order), (0, out, ""))
                parts = self.parts(form, out)
                said = said or parts
                self.assertEqual(parts, said)
                self.assertGreaterEqual(len(parts), 8)
                self.assertEqual(list(parts), [path for path in order if path in parts])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
