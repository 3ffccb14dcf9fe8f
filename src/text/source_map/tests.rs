//! The way back from texts to raw bytes, layer by layer.

use super::*;

fn raw(map: &SourceMap, start: usize, end: usize) -> (usize, usize, bool) {
    let raw = map.to_raw(Span::new(start, end));
    (raw.span.start, raw.span.end, raw.exact)
}

#[test]
fn plain_text_is_its_own_map() {
    let map = SourceMap::identity(Span::new(10, 20));
    assert_eq!(map.text_len(), 10);
    assert_eq!(raw(&map, 0, 10), (10, 20, true));
    assert_eq!(raw(&map, 3, 4), (13, 14, true));
    assert_eq!(raw(&map, 3, 3), (13, 13, true));
    assert_eq!(raw(&map, 10, 10), (20, 20, true));
}

#[test]
fn neighbours_of_one_kind_become_one_piece() {
    let mut map = SourceMap::default();
    map.push_same(Span::new(0, 4));
    map.push_same(Span::new(4, 9));
    map.push_same(Span::new(12, 14));
    map.push_escapes(Span::new(14, 17));
    map.push_escapes(Span::new(17, 20));
    map.push_same(Span::new(20, 20));
    assert_eq!(map.pieces().len(), 3);
    assert_eq!(map.text_len(), 13);
}

#[test]
fn a_gap_belongs_to_the_text_on_both_sides_only_together() {
    // "caf=\nfee": a soft line break after three letters.
    let mut map = SourceMap::identity(Span::new(0, 3));
    map.push_same(Span::new(5, 8));
    assert_eq!(raw(&map, 0, 3), (0, 3, true));
    assert_eq!(raw(&map, 3, 6), (5, 8, true));
    assert_eq!(raw(&map, 2, 4), (2, 6, true));
}

#[test]
fn escapes_have_a_border_at_each_byte() {
    // "=C3=\n=A9x": a character split by a soft line break.
    let mut map = SourceMap::default();
    map.push_escapes(Span::new(0, 3));
    map.push_escapes(Span::new(5, 8));
    map.push_same(Span::new(8, 9));
    assert_eq!(raw(&map, 0, 2), (0, 8, true));
    assert_eq!(raw(&map, 2, 3), (8, 9, true));
    let mut map = SourceMap::default();
    map.push_escapes(Span::new(1, 13));
    assert_eq!(raw(&map, 1, 3), (4, 10, true));
}

#[test]
fn a_whole_is_never_cut() {
    let mut map = SourceMap::identity(Span::new(0, 2));
    map.push_whole(3, Span::new(2, 9));
    assert_eq!(raw(&map, 2, 5), (2, 9, true));
    assert_eq!(raw(&map, 3, 5), (2, 9, false));
    assert_eq!(raw(&map, 1, 3), (1, 9, false));
}

#[test]
fn base64_is_widened_to_groups() {
    // Two lines: three groups, then one of which the last is padded.
    let mut map = SourceMap::default();
    map.push_base64(9, Span::new(0, 12));
    map.push_base64(4, Span::new(13, 21));
    assert_eq!(raw(&map, 0, 3), (0, 4, true));
    assert_eq!(raw(&map, 1, 4), (0, 8, false));
    assert_eq!(raw(&map, 6, 12), (8, 17, true));
    assert_eq!(raw(&map, 8, 10), (8, 17, false));
    assert_eq!(raw(&map, 12, 13), (17, 21, true));
}

#[test]
fn gaps_lie_within_a_span() {
    // "ca=\nf\ne": a soft line break, then a hard one.
    let mut map = SourceMap::identity(Span::new(0, 2));
    map.push_same(Span::new(4, 6));
    map.push_escapes(Span::new(6, 9));
    let gaps = |start, end| map.gaps(Span::new(start, end)).collect::<Vec<_>>();
    assert_eq!(gaps(0, 5), [2]);
    assert_eq!(gaps(1, 3), [2]);
    assert_eq!(gaps(0, 2), [0; 0]);
    assert_eq!(gaps(2, 5), [0; 0]);
    assert_eq!(gaps(3, 3), [0; 0]);
}

#[test]
fn characters_alike_become_one_piece() {
    // Shift_JIS: two characters of two bytes, one of one byte.
    let mut map = SourceMap::default();
    map.push_char(3, Span::new(0, 2));
    map.push_char(3, Span::new(2, 4));
    map.push_char(3, Span::new(4, 5));
    assert_eq!(map.pieces().len(), 2);
    assert_eq!(raw(&map, 3, 6), (2, 4, true));
    assert_eq!(raw(&map, 0, 9), (0, 5, true));
    assert_eq!(raw(&map, 4, 6), (2, 4, false));
}

#[test]
fn a_span_walks_down_the_layers() {
    // "=E9=E8x" in Latin-1, in a source whose characters are two bytes each.
    let mut lowest = SourceMap::default();
    (0..7).for_each(|nth| lowest.push_char(1, Span::new(2 + nth * 2, 4 + nth * 2)));
    assert_eq!(lowest.pieces().len(), 1);
    let mut escapes = SourceMap::default();
    escapes.push_escapes(Span::new(0, 6));
    escapes.push_same(Span::new(6, 7));
    let mut charset = SourceMap::default();
    charset.push_char(2, Span::new(0, 1));
    charset.push_char(2, Span::new(1, 2));
    charset.push_same(Span::new(2, 3));
    let map = charset.on(Arc::new(escapes)).on(Arc::new(lowest));
    assert_eq!(raw(&map, 2, 4), (8, 14, true));
    assert_eq!(raw(&map, 2, 5), (8, 16, true));
    assert_eq!(raw(&map, 3, 4), (8, 14, false));
    assert_eq!(raw(&map, 4, 4), (14, 14, true));
}

#[test]
fn a_text_beside_the_source_has_no_bytes_and_a_span_past_the_end_is_harmless() {
    assert_eq!(raw(&SourceMap::default(), 2, 5), (0, 0, false));
    let map = SourceMap::identity(Span::new(4, 8));
    assert_eq!(raw(&map, 2, 9), (6, 8, false));
    assert_eq!(raw(&map, 8, 9), (8, 8, false));
    assert_eq!(raw(&map, 9, 9), (8, 8, true));
}
