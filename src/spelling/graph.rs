//! The letters of the word list as a graph that is quick to walk.
//!
//! The automaton of [`super::list`] knows what is to be said of a word; each
//! of its nodes has to be decoded. A search looks at thousands of nodes, so the
//! build script lays the same letters out flat: four bytes an edge, the edges
//! of a node side by side in the order of their letters. [`Edge`] packs them,
//! and the build script compiles this file too.

/// An edge: its letter, whether it is the last of its node, and where it leads.
#[derive(Clone, Copy)]
pub(crate) struct Edge(u32);

impl Edge {
    /// The letter in the lowest eight bits, then the mark of the last edge,
    /// then the node.
    #[allow(dead_code, reason = "the build script packs")]
    pub(crate) const fn new(letter: u8, is_last: bool, node: Node) -> Self {
        Self(letter as u32 | (is_last as u32) << 8 | node.0 << 9)
    }

    /// The edge at `index` of the graph; past its end one that leads nowhere.
    fn at(graph: &[u8], index: usize) -> Self {
        let bytes = graph.get(index * 4..).and_then(<[u8]>::first_chunk);
        Self(u32::from_le_bytes(bytes.copied().unwrap_or([0, 1, 0, 0])))
    }

    /// Its four bytes.
    #[allow(dead_code, reason = "the build script packs")]
    pub(crate) const fn to_bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }

    pub(super) const fn letter(self) -> u8 {
        self.0.to_le_bytes()[0]
    }

    pub(super) const fn node(self) -> Node {
        Node(self.0 >> 9)
    }

    const fn is_last(self) -> bool {
        self.0 >> 8 & 1 == 1
    }
}

/// Where a word may end or go on: the index of its first edge, and in the
/// lowest bit whether a word ends here.
#[derive(Clone, Copy)]
pub(crate) struct Node(u32);

impl Node {
    /// The node whose first edge is at `index`. Index 0 is for a node without
    /// edges, and nothing else is there.
    #[allow(dead_code, reason = "the build script packs")]
    pub(crate) const fn new(index: u32, is_final: bool) -> Self {
        Self(index << 1 | is_final as u32)
    }

    /// Where every word begins.
    pub(super) const ROOT: Self = Self(1 << 1);

    /// Whether a word ends here.
    pub(super) const fn is_final(self) -> bool {
        self.0 & 1 == 1
    }

    /// The edges that leave from here.
    pub(super) fn edges(self, graph: &'static [u8]) -> impl Iterator<Item = Edge> {
        let mut next = (self.0 > 1).then_some((self.0 >> 1) as usize);
        std::iter::from_fn(move || {
            let index = next?;
            let edge = Edge::at(graph, index);
            next = (!edge.is_last()).then_some(index + 1);
            Some(edge)
        })
    }

    /// The node that `letter` leads to.
    pub(super) fn along(self, graph: &'static [u8], letter: u8) -> Option<Self> {
        let mut edges = self.edges(graph);
        edges
            .find(|edge| edge.letter() >= letter)
            .filter(|edge| edge.letter() == letter)
            .map(Edge::node)
    }
}
