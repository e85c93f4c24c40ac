//! What is said at most once a day. Pure: the day comes in.

/// Something that is said at most once a day. What is being said stays until
/// its post is finished.
#[derive(Debug, Default)]
pub struct Daily {
    /// The day on which it was said last, as `2026-11-24`.
    last: Option<String>,
    now: bool,
}

impl Daily {
    /// Whether it may be said today, or is being said.
    #[must_use]
    pub fn may(&self, today: &str) -> bool {
        self.now || self.last.as_deref() != Some(today)
    }

    /// It is said. Answers whether that is news for today.
    pub fn said(&mut self, today: &str) -> bool {
        self.now = true;
        let is_new = self.last.as_deref() != Some(today);
        self.last = Some(today.to_owned());
        is_new
    }

    /// The post is finished, or the person had enough of it.
    pub fn ends(&mut self) {
        self.now = false;
    }

    /// It was said on this day, here or in another page.
    pub fn was_said(&mut self, day: String) {
        self.last = Some(day);
    }
}

#[cfg(test)]
mod tests {
    use super::Daily;

    const MONDAY: &str = "2026-11-23";
    const TUESDAY: &str = "2026-11-24";

    #[test]
    fn it_is_said_once_a_day_and_stays_for_its_post() {
        let mut daily = Daily::default();
        assert!(daily.may(MONDAY));
        assert!(daily.said(MONDAY));
        assert!(daily.may(MONDAY));
        assert!(!daily.said(MONDAY));
        daily.ends();
        assert!(!daily.may(MONDAY));
        assert!(daily.may(TUESDAY));
    }

    #[test]
    fn another_page_may_have_said_it() {
        let mut daily = Daily::default();
        daily.was_said(TUESDAY.to_owned());
        assert!(!daily.may(TUESDAY));
    }
}
