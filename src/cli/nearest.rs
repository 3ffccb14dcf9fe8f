//! "Did you mean": the known name nearest to a mistyped one.

/// The candidate that `name` is probably a slip for, if there is one: a rule
/// named without its group, or one a few letters away.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let name = name.to_ascii_lowercase();
    let farthest = (name.chars().count() / 3).max(1);
    candidates
        .map(|candidate| {
            let is_tail = candidate
                .split_once('/')
                .is_some_and(|(_, flaw)| flaw == name);
            let distance = if is_tail {
                0
            } else {
                distance(&name, candidate)
            };
            (distance, candidate)
        })
        .filter(|(distance, _)| *distance <= farthest)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The clause that says so, or nothing.
pub(crate) fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!(", did you mean `{name}`?"))
}

/// Letters to insert, remove or replace on the way from `a` to `b`
/// (Levenshtein, one row at a time).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised() {
        let known = || ["tone/begging", "tone/hard-sell", "pressure", "config"].into_iter();
        assert_eq!(nearest("tone/beging", known()), Some("tone/begging"));
        assert_eq!(nearest("begging", known()), Some("tone/begging"));
        assert_eq!(nearest("Presure", known()), Some("pressure"));
        assert_eq!(nearest("confg", known()), Some("config"));
        assert_eq!(nearest("spelling/typo", known()), None);
        assert_eq!(nearest("", known()), None);
    }
}
