//! The versions of tables and models.

use pyo3::prelude::*;
use std::collections::BTreeMap;

/// The version of each table and model that results depend on.
#[pyfunction]
pub fn versions() -> BTreeMap<&'static str, &'static str> {
    crate::versions::TABLES.iter().map(|(name, version, _)| (*name, *version)).collect()
}
