//! Waiting for a condition.

use anyhow::{Result, anyhow};
use std::time::Duration;
use tokio::time::Instant;

/// How long a test waits for something that should happen: far above what it
/// takes on a busy machine, because only a failing test ever waits so long.
pub const PATIENCE: Duration = Duration::from_secs(10);

const PAUSE: Duration = Duration::from_millis(20);

/// Asks `check` again and again until it gives a value.
///
/// An error counts as "not yet": a page that is being rebuilt answers with
/// stale elements.
///
/// # Errors
/// When [`PATIENCE`] is over; the message names `what` and the last error.
pub async fn until<T>(what: &str, check: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    until_within(PATIENCE, what, check).await
}

/// [`until`] with a time-out of one's own.
///
/// # Errors
/// When the time is over; the message names `what` and the last error.
pub async fn until_within<T>(
    patience: Duration,
    what: &str,
    mut check: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let end = Instant::now() + patience;
    loop {
        let last = match check().await {
            Ok(Some(value)) => return Ok(value),
            Ok(None) => None,
            Err(error) => Some(error),
        };
        if Instant::now() > end {
            let seconds = patience.as_secs_f32();
            return Err(match last {
                Some(error) => error.context(format!("waited {seconds} s for {what}")),
                None => anyhow!("waited {seconds} s for {what}"),
            });
        }
        tokio::time::sleep(PAUSE).await;
    }
}
