"""yeksan in the tools around it, a module each; importing this imports none of them.

- `yeksan.integrations.arrow`: `Annotate`, a function from Arrow table to Arrow table, the common ground.
- `yeksan.integrations.sklearn`: `TextNormalizer`, a transformer for pipelines.
- `yeksan.integrations.spacy`: the pipeline component "yeksan".
- `yeksan.integrations.datasets`: functions for `map` of Hugging Face datasets.
- `yeksan.integrations.duckdb`: functions for SQL.
- `yeksan.integrations.spark`: annotation of Spark data frames.
- `yeksan.integrations.dask`: annotation of Dask data frames.
"""
