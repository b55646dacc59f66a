"""What importing costs, and life without the optional libraries."""

from __future__ import annotations

import subprocess
import sys
import textwrap


def run(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_yeksan_imports_none_of_the_libraries() -> None:
    script = """
        import sys, yeksan
        print([m for m in ("pandas", "polars", "pyarrow", "numpy", "tqdm", "IPython") if m in sys.modules])
    """
    assert run(script) == "[]"


def test_pandas_without_pyarrow() -> None:
    script = """
        import sys
        sys.modules["pyarrow"] = None
        import pandas as pd, yeksan as yk
        s = pd.Series(["كتاب", None], index=[7, 8], name="t")
        out = yk.normalize(s, lang="fa")
        assert out.dtype == s.dtype and out.name == "t" and out.index.tolist() == [7, 8]
        assert out.tolist()[0] == "کتاب" and out.isna().tolist() == [False, True]
        found = yk.find_dates(pd.Series(["۹ دی ۱۴۰۰", None, "10 gennaio 2022"], index=list("abc")))
        assert found["row"].tolist() == [0, 2] and found["index"].tolist() == ["a", "c"]
        assert str(found["first"].dtype) == "datetime64[s]"
        print(found["value"].tolist())
    """
    assert run(script) == "['2021-12-30', '2022-01-10']"
