//! A count per rule over all files, most first.

use std::collections::BTreeMap;
use std::io;

use crate::lint::Report;

#[derive(Debug, Default)]
pub(super) struct Statistics {
    by_rule: BTreeMap<&'static str, (usize, &'static str)>,
}

impl Statistics {
    pub(super) fn add(&mut self, report: &Report<'_>) {
        let found = report.diagnostics.iter().map(|each| (each.rule, 1));
        for (rule, n) in found.chain(report.dropped.iter().copied()) {
            let entry = self.by_rule.entry(rule.id).or_insert((0, rule.summary));
            entry.0 += n;
        }
    }

    pub(super) fn add_all(&mut self, other: Self) {
        for (id, (n, summary)) in other.by_rule {
            self.by_rule.entry(id).or_insert((0, summary)).0 += n;
        }
    }

    pub(super) fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut rows: Vec<_> = self.by_rule.iter().collect();
        rows.sort_by_key(|(_, (n, _))| std::cmp::Reverse(*n));
        let widest_id = rows.iter().map(|(id, _)| id.len()).max().unwrap_or(0);
        let most = rows.first().map_or(0, |(_, (n, _))| *n);
        let digits = most.to_string().len();
        for (id, (n, summary)) in rows {
            writeln!(out, "{n:>digits$}  {id:widest_id$}  {summary}")?;
        }
        Ok(())
    }
}
