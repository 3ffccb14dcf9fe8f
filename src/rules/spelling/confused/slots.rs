//! Tables that are looked up in at once: of slots that a number leads to.
//!
//! The build script lays them out and the program reads them, so both compile
//! this file. A slot of zeros is free, and half of them are at least.

/// Bits of a slot of evidence that hold its points; its key lies above them.
const POINTS: u32 = 12;

/// The key of the evidence that `value` at `place` is; never 0.
#[inline]
pub(crate) const fn key(place: u8, value: u16) -> u32 {
    (place as u32 + 1) << 16 | value as u32
}

/// The slot that is looked at first, but for the bits beyond the table.
#[inline]
const fn place(number: u32) -> usize {
    (number.wrapping_mul(0x9E37_79B9) >> 16) as usize
}

/// The points of the evidence of this key, as [`key`] gives it.
#[inline]
pub(crate) fn points(evidence: &[u32], key: u32) -> i32 {
    let mask = evidence.len().wrapping_sub(1);
    let mut at = place(key);
    while let Some(slot) = evidence.get(at & mask) {
        if slot >> POINTS == key {
            let unused = u32::BITS - POINTS;
            return (slot << unused).cast_signed() >> unused;
        }
        if *slot == 0 {
            break;
        }
        at += 1;
    }
    0
}

/// Lays out evidence, keys with their points, for [`points`]; none where
/// points are too many for a slot.
#[allow(dead_code, reason = "the build script does it")]
pub(crate) fn evidence(rows: &[(u32, i16)]) -> Option<Vec<u32>> {
    let most = 1 << (POINTS - 1);
    let fits = rows.iter().all(|(_, points)| points.abs() < most);
    let bits = |points: i16| i32::from(points).cast_unsigned() & ((1 << POINTS) - 1);
    fits.then(|| lay_out(rows, |(key, points)| (*key, key << POINTS | bits(*points))))
}

fn lay_out<R, S: Copy + Default>(rows: &[R], slot: impl Fn(&R) -> (u32, S)) -> Vec<S> {
    let mut slots = vec![None; (rows.len() * 2).next_power_of_two().max(2)];
    let mask = slots.len() - 1;
    for row in rows {
        let (number, slot) = slot(row);
        let mut at = place(number) & mask;
        while slots[at].is_some() {
            at = (at + 1) & mask;
        }
        slots[at] = Some(slot);
    }
    slots.into_iter().map(Option::unwrap_or_default).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_laid_out_is_found() {
        let keys = |value: u16| [key(0, value), key(11, value)];
        let all = (0..500).map(|n| n * 31).flat_map(keys).zip(-500..);
        let all: Vec<(u32, i16)> = all.collect();
        let table = evidence(&all).unwrap();
        for (key, expected) in &all {
            assert_eq!(points(&table, *key), i32::from(*expected));
        }
        assert_eq!(points(&table, key(1, 31)), 0);
        assert_eq!(points(&table, key(0, 32)), 0);
        assert_eq!(points(&[], key(0, 31)), 0);
        assert!(evidence(&[(key(0, 1), 3000)]).is_none());
    }
}
