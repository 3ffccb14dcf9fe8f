//! Misspellings so common that they are known by heart.

/// Lines of a misspelling, a tab and its corrections, parted by commas; in the
/// order of their bytes, which the build script checks.
static LINES: &str = include_str!("../../data/words/misspellings.txt");

/// The corrections of a folded word, likeliest first.
pub(super) fn rights(folded: &str) -> Option<impl Iterator<Item = &'static str>> {
    let mut rest = LINES;
    while !rest.is_empty() {
        // The line around the middle; searching bytes keeps the file the only
        // form of the list.
        let middle = rest.floor_char_boundary(rest.len() / 2);
        let start = rest[..middle].rfind('\n').map_or(0, |at| at + 1);
        let end = rest[start..]
            .find('\n')
            .map_or(rest.len(), |at| start + at + 1);
        let (wrong, right) = rest[start..end].trim_end().split_once('\t')?;
        match folded.cmp(wrong) {
            std::cmp::Ordering::Less => rest = &rest[..start],
            std::cmp::Ordering::Greater => rest = &rest[end..],
            std::cmp::Ordering::Equal => return Some(right.split(',')),
        }
    }
    None
}
