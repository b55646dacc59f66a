//! Signals and progress while the pool works: the calling thread looks up every 100 ms.

use crate::error::{Error, Result};
use pyo3::prelude::*;

/// Runs `work` without the lock, with a watch that checks signals and calls `progress(done, total)`.
pub fn watched<T: Send>(
    py: Python<'_>,
    progress: Option<&Bound<'_, PyAny>>,
    total: usize,
    work: impl FnOnce(&mut dyn FnMut(usize) -> Result<()>) -> Result<T> + Send,
) -> PyResult<T> {
    let progress = progress.map(|p| p.clone().unbind());
    let mut raised: Option<PyErr> = None;
    let result = {
        let raised = &mut raised;
        py.detach(move || {
            let mut watch = |done: usize| {
                let looked = Python::attach(|py| {
                    py.check_signals()?;
                    if let Some(progress) = &progress {
                        progress.call1(py, (done, total))?;
                    }
                    Ok(())
                });
                looked.map_err(|error| {
                    *raised = Some(error);
                    Error::interrupted()
                })
            };
            work(&mut watch)
        })
    };
    if let Some(error) = raised {
        return Err(error);
    }
    Ok(result?)
}
