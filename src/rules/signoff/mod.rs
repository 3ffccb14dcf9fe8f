//! Rules for the end of the mail.

pub(super) mod device_footer;
pub(super) mod first_name_only;
pub(super) mod missing;
pub(super) mod name_missing;
pub(super) mod too_casual;
