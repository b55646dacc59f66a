"""The documentation site: `make docs`."""

import importlib.util
import pathlib
import shutil

import yeksan

ROOT = pathlib.Path(__file__).resolve().parent.parent

project = "yeksan"
author = "The yeksan developers"
release = yeksan.__version__
html_title = f"yeksan {release}"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "**.ipynb_checkpoints"]

# The notebooks stand beside the examples, and are executed here.
NOTEBOOKS = pathlib.Path(__file__).parent / "guides/notebooks"
shutil.rmtree(NOTEBOOKS, ignore_errors=True)
shutil.copytree(ROOT / "examples/notebooks", NOTEBOOKS, ignore=shutil.ignore_patterns(".*"))
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_execution_in_temp = True

myst_heading_anchors = 3
# DESIGN.md is read by itself, too, and has no second level.
# A page that no list has is still found by searching and by links.
suppress_warnings = ["myst.header", "toc.not_included"]

# What yeksan is integrated in need not be installed to read about it.
_TOOLS = ["spacy", "datasets", "duckdb", "pyspark", "dask"]
autodoc_mock_imports = [name for name in _TOOLS if importlib.util.find_spec(name) is None]
# One backtick in a docstring is code.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
autodoc_default_options = {"members": True, "undoc-members": False, "special-members": "__call__"}
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_ivar = True

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
