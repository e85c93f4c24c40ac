//! The user's clock, in the forms that the engine and the settings read.

/// The local day, as `2026-11-24`.
#[must_use]
pub fn today() -> String {
    now().chars().take(10).collect()
}

/// The local time with its offset, as RFC 3339.
#[must_use]
pub fn now() -> String {
    let date = js_sys::Date::new_0();
    let whole = |number: f64| number as i32;
    rfc3339(
        [
            i32::try_from(date.get_full_year()).unwrap_or_default(),
            i32::try_from(date.get_month() + 1).unwrap_or_default(),
            i32::try_from(date.get_date()).unwrap_or_default(),
            i32::try_from(date.get_hours()).unwrap_or_default(),
            i32::try_from(date.get_minutes()).unwrap_or_default(),
            i32::try_from(date.get_seconds()).unwrap_or_default(),
        ],
        // JavaScript counts the minutes from local time to UTC.
        -whole(date.get_timezone_offset()),
    )
}

/// Year, month (1 to 12), day, hours, minutes, seconds, and the minutes that
/// local time is ahead of UTC.
fn rfc3339(local: [i32; 6], ahead: i32) -> String {
    let [year, month, day, hours, minutes, seconds] = local;
    let sign = if ahead < 0 { '-' } else { '+' };
    let (offset_hours, offset_minutes) = (ahead.abs() / 60, ahead.abs() % 60);
    format!(
        "{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}{sign}{offset_hours:02}:{offset_minutes:02}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use namens_norms::clock::Moment;

    #[test]
    fn the_local_time_is_one_that_the_engine_reads() {
        for (ahead, expected) in [
            (60, "2026-11-24T09:05:00+01:00"),
            (0, "2026-11-24T09:05:00+00:00"),
            (-210, "2026-11-24T09:05:00-03:30"),
        ] {
            let written = rfc3339([2026, 11, 24, 9, 5, 0], ahead);
            assert_eq!(written, expected);
            assert!(written.parse::<Moment>().is_ok());
        }
    }
}
