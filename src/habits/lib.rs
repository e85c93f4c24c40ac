//! What keeps warnings welcome: what the person wants to be reminded less of,
//! what they chose before, and what follows from that. Pure: the day comes in.
//!
//! Nothing here holds text of a post, or a time finer than a day.

mod less;
mod overview;
mod remarks;

pub use less::{LESS_MAX, Less, is_fixed, soften};
pub use overview::{Count, IN_A_ROW, KEPT_DAYS, Overview, RULES_MAX, What};
pub use remarks::{REMARK_MAX, REMARKS_MAX, Remark, Remarks};
