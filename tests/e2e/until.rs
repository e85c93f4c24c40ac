//! Waiting for a condition.

use anyhow::Result;
use std::time::Duration;
use tokio::time::Instant;

/// How long a test waits for something that should happen: far above what it
/// takes on a busy machine, because only a failing test ever waits so long.
pub const PATIENCE: Duration = Duration::from_secs(10);

const PAUSE: Duration = Duration::from_millis(20);

/// Something that was waited for did not come.
#[derive(Debug)]
pub struct Waited(String);

impl std::fmt::Display for Waited {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Waited {}

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
            let waited = Waited(format!("waited {seconds} s for {what}"));
            return Err(match last {
                Some(error) => error.context(waited),
                None => waited.into(),
            });
        }
        tokio::time::sleep(PAUSE).await;
    }
}

#[cfg(test)]
mod tests {
    use super::{Waited, until_within};
    use anyhow::anyhow;
    use std::time::Duration;

    #[tokio::test]
    async fn what_did_not_come_is_known_as_such_under_any_context() {
        let nothing = async || Ok(None::<()>);
        let broken = async || Err::<Option<()>, _>(anyhow!("stale"));
        let errors = [
            until_within(Duration::ZERO, "nothing", nothing).await,
            until_within(Duration::ZERO, "nothing", broken).await,
        ];
        for error in errors {
            let error = error.unwrap_err().context("see the picture");
            assert!(error.downcast_ref::<Waited>().is_some(), "{error:#}");
        }
        assert!(
            anyhow!("published twice")
                .downcast_ref::<Waited>()
                .is_none()
        );
    }
}
