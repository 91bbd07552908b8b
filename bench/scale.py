#!/usr/bin/env python3
"""Many articles ingested in one run: words a second from start to end, memory; questions to what was stored, and exports.

    bench/scale.py PROGRAM [--articles 100000] [--keep FOLDER]

Makes the articles (tools/make_articles.py), ingests them with --types fast, and prints for each tenth of them the words a
second and the memory held at its end: both should be flat. Memory is what the process holds at most, files mapped included
(the gazetteer and the libraries, some 60 MB), whether or not others hold them too.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
STORED = re.compile(r"stored ([\d,]+) documents")
QUESTIONS = {
    "types": "SELECT event, count(*) AS events FROM events GROUP BY 1 ORDER BY 2 DESC LIMIT 3",
    "dyads in conflict":
        "SELECT source.country AS source, target.country AS target, count(*) AS events FROM events WHERE quad = 4 "
        "AND source.country IS NOT NULL AND target.country IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 3",
    "a type in a month":
        "SELECT count(*) AS events FROM events WHERE published_month = '2015-06' AND event = 'PROTEST'",
    "mentions": "SELECT outlet, count(*) AS mentions FROM mentions GROUP BY 1 ORDER BY 2 DESC LIMIT 3",
    "dyads_daily":
        "SELECT source, target, sum(events) AS events FROM dyads_daily GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 3",
    "countries_monthly":
        "SELECT country, sum(events) AS events FROM countries_monthly GROUP BY 1 ORDER BY 2 DESC LIMIT 3",
    "happenings": "SELECT event, count(*) AS happenings FROM happenings GROUP BY 1 ORDER BY 2 DESC LIMIT 3",
}
EXPORTS = ("csv", "jsonl", "parquet", "gdelt", "gdelt-mentions", "icews", "phoenix", "polecat")
TENTHS = 10


def memory_of(process, field):
    """In megabytes; 0 once the process has ended."""
    try:
        status = pathlib.Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    found = re.search(rf"{field}:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else 0.0


class Watch:
    """What a run of ingest says and holds, with the time of each."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
                                        stdin=subprocess.DEVNULL)
        self.began = time.monotonic()
        self.stored = []  # (seconds, documents, megabytes)
        self.peak = 0.0
        self.last_words = ""
        sampler = threading.Thread(target=self.sample)
        sampler.start()
        for line in self.process.stderr:
            self.last_words = line.rstrip()
            if found := STORED.match(line):
                documents = int(found.group(1).replace(",", ""))
                self.stored.append((time.monotonic() - self.began, documents, memory_of(self.process.pid, "VmRSS")))
        self.code = self.process.wait()
        sampler.join()

    def sample(self):
        while self.process.poll() is None:
            self.peak = max(self.peak, memory_of(self.process.pid, "VmHWM"))
            time.sleep(0.2)


def words_up_to(articles):
    """How many words the first n articles have, for each n."""
    sums = [0]
    with open(articles, encoding="utf-8") as lines:
        for line in lines:
            sums.append(sums[-1] + len(json.loads(line)["text"].split()))
    return sums


def tenths(stored, words):
    """(documents, words a second, megabytes) at the end of each tenth."""
    total, rows = len(words) - 1, []
    seconds_before, documents_before = 0.0, 0
    for tenth in range(1, TENTHS + 1):
        reached = [moment for moment in stored if moment[1] >= total * tenth // TENTHS]
        if not reached:
            break
        seconds, documents, megabytes = reached[0]
        if documents > documents_before:
            speed = (words[documents] - words[documents_before]) / (seconds - seconds_before)
            rows.append((documents, speed, megabytes))
        seconds_before, documents_before = seconds, documents
    return rows


def first_row(program, question, store):
    began = time.monotonic()
    subprocess.run([program, "query", question, "--store", store, "--format", "csv"], check=True,
                   stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def export(program, form, store):
    """Seconds and the most megabytes held."""
    began = time.monotonic()
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen([program, "export", "--format", form, "--store", store], stdout=nowhere)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise RuntimeError(f"export --format {form} ended with {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - began, usage.ru_maxrss / 1024


def measure(program, count, folder):
    articles, store = folder / "articles.jsonl", folder / "store"
    with open(articles, "w", encoding="utf-8") as out:
        subprocess.run([ROOT / "tools/make_articles.py", str(count)], stdout=out, check=True)
    words = words_up_to(articles)
    run = Watch([program, "ingest", articles, "--store", store, "--types", "fast"])
    if run.code != 0:
        print(f"scale: ingest ended with {run.code}: {run.last_words}", file=sys.stderr)
        return 1
    rows = tenths(run.stored, words)
    print(f"{'documents':>10} {'words/s':>9} {'memory MB':>10}")
    for documents, speed, megabytes in rows:
        print(f"{documents:>10,} {speed:>9,.0f} {megabytes:>10.0f}")
    seconds = run.stored[-1][0]
    print(f"scale: {len(words) - 1:,} articles, {words[-1]:,} words in {seconds:,.0f} s on {os.cpu_count()} cores: "
          f"{words[-1] / seconds:,.0f} words/s; the last tenth at {rows[-1][1] / rows[0][1]:.2f} times the first's speed; "
          f"peak memory {run.peak:.0f} MB")
    size = sum(path.stat().st_size for path in store.rglob("*") if path.is_file()) / 1e6
    print(f"scale: the store takes {size:,.0f} MB; whole questions to it, program start included: " +
          ", ".join(f"{name} {first_row(program, question, store):.2f} s" for name, question in QUESTIONS.items()))
    exports = {form: export(program, form, store) for form in EXPORTS}
    print("scale: exports of all its events: " +
          ", ".join(f"{form} {seconds:.0f} s with {megabytes:.0f} MB" for form, (seconds, megabytes) in exports.items()))
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--articles", type=int, default=100000)
    parser.add_argument("--keep", type=pathlib.Path, help="make articles and store here, and leave them")
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        return measure(options.program, options.articles, options.keep)
    with tempfile.TemporaryDirectory() as folder:
        return measure(options.program, options.articles, pathlib.Path(folder))


if __name__ == "__main__":
    sys.exit(main())
