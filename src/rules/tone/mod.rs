//! Rules for how the mail sounds, as far as no phrase tells: marks, capitals,
//! openings.

pub(super) mod apology;
pub(super) mod assistant_residue;
pub(super) mod emoji;
pub(super) mod exclamations;
pub(super) mod self_centred;
pub(super) mod shouting;

use crate::draft::{Block, Draft, Role};

/// The blocks in which the writer talks to the reader.
fn spoken(draft: &Draft) -> impl Iterator<Item = &Block> {
    let is_spoken =
        |block: &&Block| matches!(block.role, Role::Greeting | Role::Paragraph | Role::SignOff);
    draft.blocks.iter().filter(is_spoken)
}
