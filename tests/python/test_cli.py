"""The command line: every format in and out, one line on bad input, whole files or none."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from yeksan import samples
from yeksan.cli import main, source, terminal
from yeksan.gazetteer import Gazetteer
from yeksan.text import Normalizer

FA = "كتاب هاي  من می شود"
CLEAN = Normalizer("fa")(FA)
GAZETTEER = [
    {"id": "cairo", "type": "GPE", "names": {"en": ["Cairo"]}},
    {"id": "rastegar", "type": "PER", "names": {"en": ["Bahman Rastegar"]}},
]
NEWS = ["Bahman Rastegar was in Cairo on 10 January 2022.", None, "Cairo, yesterday"]


def write(path: Path, content: str | bytes) -> str:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def lines(*records: dict[str, Any]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


@pytest.fixture
def gazetteer(tmp_path: Path) -> str:
    return write(tmp_path / "names.jsonl", lines(*GAZETTEER))


@pytest.fixture
def news(tmp_path: Path) -> str:
    rows = [{"id": i, "text": text, "day": "2022-02-01"} for i, text in enumerate(NEWS)]
    return write(tmp_path / "news.jsonl", lines(*rows))


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0, capfd.readouterr().err
    out, err = capfd.readouterr()
    assert err == ""
    return out


def refused(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line with which a command ends."""
    assert main(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("yeksan: ")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    return err[len("yeksan: ") : -1]


def test_text_to_text(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "a.txt", f"{FA}\r\n\n{FA}")
    assert run(capfd, "normalize", path, "--lang", "fa") == Normalizer("fa")(f"{FA}\r\n\n{FA}")
    out = str(tmp_path / "b.txt")
    assert run(capfd, "normalize", path, "--lang", "fa", "-o", out) == ""
    assert Path(out).read_bytes().decode() == Normalizer("fa")(f"{FA}\r\n\n{FA}")


def test_lines(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "a.txt", f"\ufeff{FA}\n\n{FA}\n")
    out = run(capfd, "normalize", path, "-f", "lines", "-l", "fa")
    assert out == f"{CLEAN}\n\n{CLEAN}\n"


def test_options_of_the_normalizer(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "a.txt", "سال ۱۴۰۰ كتاب")
    out = run(capfd, "normalize", path, "-l", "fa", "--digits", "latin", "--no-letters")
    assert out == Normalizer("fa", digits="latin", letters=False)("سال ۱۴۰۰ كتاب")
    out = run(capfd, "normalize", path, "-l", "fa", "--letters", "unify", "--threshold", "0.9")
    assert out == Normalizer("fa", letters="unify", threshold=0.9)("سال ۱۴۰۰ كتاب")
    out = run(capfd, "normalize", path, "-l", "fa", "--letters", "--threshold", "auto")
    assert out == Normalizer("fa")("سال ۱۴۰۰ كتاب")
    assert main(("normalize", path, "--threshold", "much")) == 2


def test_csv_gets_a_column(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "a.csv", f'id,text\n1,"{FA}"\n2,"a, ""b""\nc"\n3,\n')
    rows = list(csv.DictReader(io.StringIO(run(capfd, "normalize", path, "-l", "fa"))))
    assert [row["id"] for row in rows] == ["1", "2", "3"]
    assert rows[0]["text"] == FA
    assert rows[0]["normalized"] == CLEAN
    assert rows[1]["text"] == 'a, "b"\nc'
    out = run(capfd, "normalize", path, "-l", "fa", "--into", "text")
    assert next(csv.DictReader(io.StringIO(out))) == {"id": "1", "text": CLEAN}


def test_tsv_and_a_single_column(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "a.tsv", f"title\n{FA}\n")
    assert run(capfd, "normalize", path, "-l", "fa") == f"title\tnormalized\n{FA}\t{CLEAN}\n"


def test_jsonl_keeps_what_else_is_there(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "a.jsonl", lines({"n": [1], "body": FA}, {"n": None, "body": None}))
    out = run(capfd, "normalize", path, "-c", "body", "-l", "fa")
    assert [json.loads(line) for line in out.splitlines()] == [
        {"n": [1], "body": FA, "normalized": CLEAN},
        {"n": None, "body": None, "normalized": None},
    ]


def test_parquet_keeps_its_types(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    table = pa.table({"n": pa.array([1, None], pa.int8()), "text": [FA, None]})
    pq.write_table(table, tmp_path / "a.parquet")
    out = str(tmp_path / "b.parquet")
    run(capfd, "normalize", str(tmp_path / "a.parquet"), "-l", "fa", "-o", out)
    found = pq.read_table(out)
    assert found.schema == table.schema.append(pa.field("normalized", pa.string()))
    assert found["normalized"].to_pylist() == [CLEAN, None]


@pytest.mark.parametrize("extension", ["csv", "jsonl", "parquet"])
def test_from_csv_to(tmp_path: Path, capfd: pytest.CaptureFixture[str], extension: str) -> None:
    path = write(tmp_path / "a.csv", f"n,text\n1,{FA}\n")
    out = tmp_path / f"out.{extension}"
    run(capfd, "normalize", path, "-l", "fa", "-o", str(out))
    if extension == "parquet":
        found = pq.read_table(out).to_pylist()
    elif extension == "csv":
        found = list(csv.DictReader(out.open(encoding="utf8")))
    else:
        found = [json.loads(line) for line in out.read_text(encoding="utf8").splitlines()]
    assert found == [{"n": "1", "text": FA, "normalized": CLEAN}]


def test_edits(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "a.txt", FA)
    out = run(capfd, "normalize", path, "-l", "fa", "--edits")
    edits = [json.loads(line) for line in out.splitlines()]
    alignment = Normalizer("fa").align(FA)
    assert [(e["start"], e["rule"]) for e in edits] == [(e.start, e.rule) for e in alignment.edits]
    assert all(FA[e["start"] : e["end"]] == e["before"] for e in edits)


def test_batches_do_not_change_the_result(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [{"text": text} for text in (FA, None, "b", "", "x" * 50, FA)] * 5
    path = write(tmp_path / "a.jsonl", lines(*records))
    whole = run(capfd, "normalize", path)
    for name, value in (("BATCH_ROWS", 2), ("BATCH_CHARACTERS", 30)):
        monkeypatch.setattr(source, name, value)
        assert run(capfd, "normalize", path) == whole


def test_an_encoding(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "a.txt", "كتاب\nسلام\n".encode("windows-1256"))
    out = run(capfd, "normalize", path, "-f", "lines", "-l", "fa", "-e", "windows-1256")
    assert out == Normalizer("fa")("كتاب") + "\nسلام\n"
    path = write(tmp_path / "b.csv", "text\nكتاب\n".encode("utf-16"))
    out = run(capfd, "normalize", path, "-l", "fa", "-e", "utf-16")
    assert out.splitlines()[1].startswith("كتاب,")


@pytest.mark.parametrize(
    ("name", "content", "arguments", "message"),
    [
        ("a.csv", "id,body\n1,x\n", [], "no column 'text' (there are: id, body); say which one"),
        ("a.csv", "text\nx\ny,z\n", [], "line 3: 2 fields where the header has 1"),
        ("a.csv", 'text\n"x\n', [], "line 2: broken CSV (unexpected end of data)"),
        ("a.csv", "", [], "is empty; a table needs a header line"),
        ("a.csv", "text,text\nx,y\n", [], "two columns are named 'text'"),
        ("a.csv", b"text\nx\n\xff\n", [], "line 3: not utf-8 (byte 0xff); say --encoding"),
        ("a.csv", "text\nx\n", ["-c", "b"], "no column 'b' (there are: text)"),
        ("a.jsonl", '{"text": "x"}\n{"text": \n', [], "line 2: broken JSON (Expecting value)"),
        ("a.jsonl", '{"text": "x"}\n["y"]\n', [], "line 2: expected a JSON object, got a list"),
        ("a.jsonl", '{"text": "x"}\n\n{"b": 1}\n', [], "line 3: no 'text' in the object"),
        ("a.jsonl", '{"text": 3}\n', [], "line 1: 'text' is a number, not text"),
        ("a.jsonl", '{"text": "a"}\n{"text": "\\ud800"}\n', [], "a.jsonl, line 2: "),
        ("a.parquet", "no", [], "not a Parquet file"),
        ("a.txt", b"a\nb\xfe", [], "line 2: not utf-8 (byte 0xfe)"),
        ("a.doc", "x", [], "the file's name does not tell its format; say --input-format"),
        ("a.txt", "x", ["-e", "utf-99"], "there is no encoding 'utf-99'"),
        ("a.txt", "x", ["-l", "xx"], "xx"),
        ("a.txt", "x", ["--digits", "roman"], "invalid choice: 'roman'"),
        ("a.txt", "x", ["-o", "no/where.txt"], "no: there is no such folder; make it first"),
        ("a.txt", "x", ["-o", "."], ".: is a folder; name a file in it"),
        ("a.txt", "x", ["-o", "x.html"], "this command does not write html"),
        ("a.csv", "text\nx\n", ["-t", "text"], "a table cannot be written as text"),
    ],
)
def test_bad_input(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    name: str,
    content: str | bytes,
    arguments: list[str],
    message: str,
) -> None:
    path = write(tmp_path / name, content)
    before = sorted(tmp_path.iterdir())
    assert message in refused(capfd, "normalize", path, *arguments)
    assert sorted(tmp_path.iterdir()) == before


def test_bad_input_leaves_no_output(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "a.jsonl", lines({"text": "x"}) + "broken\n")
    out = tmp_path / "out.jsonl"
    assert "line 2" in refused(capfd, "normalize", path, "-o", str(out))
    out.write_text("as it was")
    assert "line 2" in refused(capfd, "normalize", path, "-o", str(out))
    assert out.read_text() == "as it was"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.jsonl", "out.jsonl"]


def test_missing_file_folder_and_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    missing = str(tmp_path / "none.txt")
    assert refused(capfd, "normalize", missing) == f"{missing}: No such file or directory"
    assert "is a folder" in refused(capfd, "normalize", "-f", "text", str(tmp_path))
    assert "COMMAND" in refused(capfd)
    assert "invalid choice" in refused(capfd, "nonsense")
    assert "--help" in refused(capfd, "normalize", "--nonsense")


def test_parquet_without_pyarrow(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.parquet", "x")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "Parquet needs pyarrow; pip install pyarrow" in refused(capfd, "normalize", path)
    path = write(tmp_path / "a.txt", "x")
    out = str(tmp_path / "b.parquet")
    assert "Parquet needs pyarrow" in refused(capfd, "normalize", path, "-o", out)


def test_an_interrupt_leaves_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.jsonl", lines(*[{"text": "x"}] * 10))
    monkeypatch.setattr(source, "BATCH_ROWS", 3)
    calls = []

    def call(self: Normalizer, x: Any, **_: Any) -> Any:
        calls.append(x)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return x

    monkeypatch.setattr(Normalizer, "__call__", call)
    assert main(["normalize", path, "-o", str(tmp_path / "out.jsonl")]) == 130
    assert capfd.readouterr().err == "yeksan: interrupted\n"
    assert [p.name for p in tmp_path.iterdir()] == ["a.jsonl"]


def start(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "yeksan", *arguments]
    return subprocess.Popen(command, **options)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_nothing(tmp_path: Path, sent: signal.Signals) -> None:
    out = tmp_path / "out.txt"
    pipes = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = start("normalize", "-f", "lines", "-o", str(out), **pipes)
    assert process.stdin
    process.stdin.write(b"x\n" * 5000)
    process.stdin.flush()
    # It has begun once its unfinished file is there.
    for _ in range(100):
        if list(tmp_path.iterdir()):
            break
        time.sleep(0.1)
    process.send_signal(sent)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 128 + sent
    assert list(tmp_path.iterdir()) == []
    assert b"Traceback" not in err


def test_standard_input_and_output() -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    out, err = start("normalize", "-", "-l", "fa", **pipes).communicate(FA.encode())
    assert out.decode() == CLEAN
    assert err == b""
    table = f"id,text\n1,{FA}\n".encode()
    out, _ = start("normalize", "-f", "csv", "-l", "fa", **pipes).communicate(table)
    assert out.decode() == f"id,text,normalized\n1,{FA},{CLEAN}\n"


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "x" * 99 + "\n")
    big = write(tmp_path / "big.txt", Path(path).read_text() * 20_000)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = start("normalize", big, "-f", "lines", **pipes)
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


def test_progress_on_a_terminal_only(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", (FA + "\n") * 5000)
    out = str(tmp_path / "out.txt")
    for quiet in ([], ["--quiet"]):
        here, there = pty.openpty()
        process = start("normalize", path, "-f", "lines", "-o", out, *quiet, stderr=there)
        assert process.wait(timeout=60) == 0
        os.close(there)
        try:
            shown = os.read(here, 10_000).decode()
        except OSError:  # Linux: nothing was written and the other side is closed
            shown = ""
        os.close(here)
        assert ("rows" in shown) is (not quiet)
    pipes = {"stderr": subprocess.PIPE}
    _, err = start("normalize", path, "-f", "lines", "-o", out, **pipes).communicate()
    assert err == b""


def test_dates(news: str, capfd: pytest.CaptureFixture[str]) -> None:
    out = run(capfd, "dates", news, "-r", "2022-02-01", "-l", "en")
    found = [json.loads(line) for line in out.splitlines()]
    assert [(f["row"], f["text"], f["value"]) for f in found] == [
        (0, "10 January 2022", "2022-01-10"),
        (2, "yesterday", "2022-01-31"),
    ]
    assert found[0]["file"] == news
    assert NEWS[0]
    assert NEWS[0][found[0]["start"] : found[0]["end"]] == "10 January 2022"
    of_column = run(capfd, "dates", news, "--reference-column", "day", "-l", "en")
    assert of_column == out


def test_dates_without_their_column(news: str, capfd: pytest.CaptureFixture[str]) -> None:
    message = refused(capfd, "dates", news, "--reference-column", "date")
    assert "line 1: no column 'date' (there are: id, text, day)" in message


def test_dates_in_every_format(
    tmp_path: Path, news: str, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = ["dates", news, "-l", "en", "-r", "2022-02-01"]
    rows = list(csv.DictReader(io.StringIO(run(capfd, *arguments, "-t", "csv"))))
    assert [row["first"] for row in rows] == ["2022-01-10", "2022-01-31"]
    table = run(capfd, *arguments, "-t", "table").splitlines()
    assert table[0].split()[:2] == ["file", "row"]
    assert table[0].endswith("text")
    assert len(table) == 4
    out = tmp_path / "out.parquet"
    run(capfd, *arguments, "-o", str(out))
    found = pq.read_table(out)
    assert found.schema.field("start").type == pa.int64()
    assert found.schema.field("first").type == pa.date32()
    assert str(found["first"][1]) == "2022-01-31"
    empty = write(tmp_path / "empty.txt", "nothing")
    run(capfd, "dates", empty, "-o", str(out))
    assert pq.read_table(out).schema == found.schema


def test_entities(news: str, gazetteer: str, capfd: pytest.CaptureFixture[str]) -> None:
    out = run(capfd, "entities", news, "-g", gazetteer, "-l", "en")
    found = [json.loads(line) for line in out.splitlines()]
    assert [(f["row"], f["id"], f["type"]) for f in found] == [
        (0, "rastegar", "PER"),
        (0, "cairo", "GPE"),
        (2, "cairo", "GPE"),
    ]
    assert "nobody to look for; say --gazetteer" in refused(capfd, "entities", news)
    assert "there is no such gazetteer" in refused(capfd, "entities", news, "-g", "none.jsonl")
    broken = write(Path(gazetteer).parent / "broken.jsonl", '{"id": "x"}\n{')
    assert refused(capfd, "entities", news, "-g", broken).startswith(f'"{broken}", line 2')
    no_names = write(Path(gazetteer).parent / "none.csv", "id,title\n")
    assert "no column 'name'; it needs id and name" in refused(
        capfd, "entities", news, "-g", no_names
    )
    both = refused(capfd, "entities", news, "-g", gazetteer, "--countries")
    assert both == "--gazetteer and --countries exclude each other"


def test_every_kind_of_gazetteer(
    tmp_path: Path, news: str, gazetteer: str, capfd: pytest.CaptureFixture[str]
) -> None:
    expected = run(capfd, "entities", news, "-g", gazetteer, "-l", "en")
    table = "id,name,lang,type\ncairo,Cairo,en,GPE\nrastegar,Bahman Rastegar,en,PER\n"
    path = write(tmp_path / "names.csv", table)
    assert run(capfd, "entities", news, "-g", path, "-l", "en") == expected
    Gazetteer.from_jsonl(gazetteer).save(tmp_path / "names.saved")
    saved = str(tmp_path / "names.saved")
    assert run(capfd, "entities", news, "-g", saved, "-l", "en") == expected
    egypt = write(tmp_path / "egypt.txt", "in Egypt")
    assert json.loads(run(capfd, "entities", egypt, "--countries"))["id"] == "EG"
    types = run(capfd, "entities", news, "-g", gazetteer, "-l", "en", "--types", "GPE")
    assert len(types.splitlines()) == 2


def test_entities_of_several_files(
    tmp_path: Path, gazetteer: str, capfd: pytest.CaptureFixture[str]
) -> None:
    paths = [write(tmp_path / f"{i}.txt", f"Line\nCairo {i}") for i in range(3)]
    out = run(capfd, "entities", *paths, "-g", gazetteer, "-t", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["file"] for row in rows] == paths
    assert {row["start"] for row in rows} == {"5"}


def test_annotate(
    tmp_path: Path, news: str, gazetteer: str, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = ["annotate", news, "-g", gazetteer, "-l", "en", "-r", "2022-02-01"]
    found = [json.loads(line) for line in run(capfd, *arguments).splitlines()]
    assert [row["id"] for row in found] == [0, 1, 2]
    assert [len(row["entities"] or ()) for row in found] == [2, 0, 1]
    assert found[1]["dates"] is None
    assert found[2]["dates"][0]["value"] == "2022-01-31"
    out = tmp_path / "page.html"
    run(capfd, *arguments, "-o", str(out), "--limit", "1")
    page = out.read_text(encoding="utf8")
    assert page.count("<section") == 2
    assert 'title="PER rastegar' in page


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["1400-10-09", "--to", "gregorian"], "2021-12-30"),
        (["۱۴۰۰/۱۰/۹", "--to", "gregorian"], "2021-12-30"),
        (["2021-12-30", "--to", "solar"], "1400-10-09"),
        (["2021-12-30T23:59Z", "--to", "solar"], "1400-10-09"),
        (["1445.5.2", "--from", "islamic", "--to", "gregorian"], "2023-11-16"),
        (["2023-11-16", "--to", "islamic"], "1445-05-02"),
        (["2023-11-16", "--to", "islamic", "--variant", "civil"], "1445-05-03"),
        (["1399-12-30", "1403-12-30", "--to", "gregorian"], "2021-03-20\n2025-03-20"),
    ],
)
def test_convert(arguments: list[str], expected: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(capfd, "convert", *arguments) == expected + "\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["1400-12-30", "--to", "gregorian"], "'1400-12-30': "),
        (["1400-13-01", "--to", "gregorian"], "'1400-13-01': "),
        (["2021-02-29", "--to", "solar"], "'2021-02-29': "),
        (["2021-01-01"], "--to"),
        (["nonsense", "--to", "solar"], '"nonsense" is no date'),
        (["1400-10-09", "nowhere.csv", "-c", "day", "--to", "solar"], "there is no file"),
    ],
)
def test_convert_refuses(
    arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert message in refused(capfd, "convert", *arguments)


def test_convert_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "a.csv", "n,day\n1,1400-10-09\n2,\n3,1400/1/1\n")
    out = run(capfd, "convert", path, "-c", "day", "--to", "gregorian")
    assert out == "n,day,gregorian\n1,1400-10-09,2021-12-30\n2,,\n3,1400/1/1,2021-03-21\n"
    path = write(tmp_path / "a.txt", "2021-12-30\n\n2021-03-21\n")
    assert run(capfd, "convert", path, "--to", "solar") == "1400-10-09\n\n1400-01-01\n"
    bad = write(tmp_path / "b.csv", "day\n1400-01-01\n1400-12-30\n")
    message = refused(capfd, "convert", bad, "--to", "gregorian")
    assert message.startswith(f"{bad}, line 3: ")
    assert message.endswith("say --errors null to leave such cells empty")
    out = run(capfd, "convert", bad, "--to", "gregorian", "--errors", "null", "--into", "g")
    assert out == "day,g\n1400-01-01,2021-03-21\n1400-12-30,\n"


def test_convert_a_column_of_dates(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    table = pa.table({"day": pa.array([datetime.date(2021, 12, 30), None])})
    pq.write_table(table, tmp_path / "a.parquet")
    out = tmp_path / "b.parquet"
    run(capfd, "convert", str(tmp_path / "a.parquet"), "--to", "solar", "-o", str(out))
    assert pq.read_table(out)["solar"].to_pylist() == ["1400-10-09", None]
    assert pq.read_table(out).schema.field("day").type == pa.date32()


def test_demo(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out = run(capfd, "demo")
    assert out.splitlines()[-1].startswith("Wrote ")
    assert str(tmp_path / "demo.html") in out.splitlines()[-1]
    page = (tmp_path / "demo.html").read_text(encoding="utf8")
    assert page.count("<section") == 2 + len(samples.load())
    assert "گفتوگو" in page
    for heading in ("Normalized", "Dates", "Entities"):
        assert heading in out
    assert "there is no such folder" in refused(capfd, "demo", "-o", "no/demo.html")


def test_help_names_every_command(capfd: pytest.CaptureFixture[str]) -> None:
    commands = ["normalize", "dates", "entities", "annotate", "convert", "demo"]
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    out = capfd.readouterr().out
    for command in commands:
        assert command in out
        with pytest.raises(SystemExit):
            main([command, "--help"])
        assert command in capfd.readouterr().out


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("می\u200cشود", 5, "می\u200cشود"),
        ("abcdef", 4, "abc…"),
        ("日本語", 4, "日…"),
        ("a\n b", 9, "a b"),
        ("é" * 3, 3, "é" * 3),
    ],
)
def test_terminal_width(text: str, most: int, expected: str) -> None:
    assert terminal.shortened(text, most) == expected
