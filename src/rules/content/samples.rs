//! A mail for each occasion that holds all the occasion calls for: the better
//! wording of rules that whole mails break, and what each must be silent on.

pub(in crate::rules) const THANK_YOU: &str = "Dear Dana,\n\nThank you for meeting with me on Tuesday about the Payroll Analyst role. Hearing how your team \
     moved billing off the mainframe made me even more excited to join Brightwater. I have run two such migrations.\n\nI look \
     forward to hearing from you.\n\nKind regards,\nAna Ruiz";

pub(in crate::rules) const LATE_THANK_YOU: &str = "occasion: late-thank-you\nDear Dana,\n\nI should have written sooner to thank you for the interview for the \
     Payroll Analyst role on 12 May. What you told me about the night desk has stayed with me, and I remain very interested. I \
     have closed the month on three such desks.\n\nIs there any news on the decision? Thank you again for your time; I look forward \
     to hearing from you.\n\nKind regards,\nAna Ruiz";

pub(in crate::rules) const CHECK_IN: &str = "occasion: check-in\nDear Dana,\n\nThank you again for the interview for the Payroll Analyst role on 12 May. What \
     you told me about the night desk has stayed with me, and I am still very interested.\n\nIs there any news on the decision? If you \
     need anything further from me, I would be glad to send it. I look forward to hearing from you.\n\nKind regards,\nAna Ruiz";

pub(in crate::rules) const NO_DECISION_REPLY: &str = "occasion: no-decision-reply\nDear Dana,\n\nThank you for the update. I am still very interested in the post \
     and look forward to hearing from you.\n\nKind regards,\nAna Ruiz";

pub(in crate::rules) const NUDGE: &str = "occasion: nudge\nDear Dana,\n\nI wanted to be certain that my note of last week about the Payroll Analyst role reached \
     you. Thank you again for your time. I remain very interested and look forward to hearing from you.\n\nKind regards,\nAna Ruiz";

pub(in crate::rules) const RECOVERY: &str = "occasion: recovery\nDear Dana,\n\nThank you for meeting with me on Tuesday about the Payroll Analyst role. I came to \
     your question about the mainframe unprepared, and the fault was mine.\n\nI would still love to join the team.\n\nKind \
     regards,\nAna Ruiz";

pub(in crate::rules) const REJECTION_REPLY: &str = "occasion: rejection-reply\nDear Dana,\n\nThank you for letting me know about the Payroll Analyst role, and for the \
     time you gave me. If there is anything I could have done better, I would be glad to hear it.\n\nKind regards,\nAna Ruiz";
