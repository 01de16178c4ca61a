//! Cycles among references.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet, VecDeque};

/// The knots of a graph of `rows` nodes, for each a cycle through its member of the least id. An edge is a pair: from, to.
///
/// A knot is a set of nodes of which each leads to every other (a strongly connected component), or one node that leads to itself.
/// Where every node leads to one other at most, a knot is a cycle. How many there are, and which nodes, does not depend
/// on the order of the rows. Tarjan's algorithm, without recursion: every node and every edge is walked once.
pub(super) fn cycles<K: Ord>(
    rows: usize,
    mut edges: Vec<(usize, usize)>,
    id: impl Fn(usize) -> K,
) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    edges.retain(|&(from, to)| from < rows && to < rows);
    if edges.is_empty() {
        return found;
    }
    edges.sort_by_key(|&(from, _)| from);
    let next = |node: usize| {
        let first = edges.partition_point(|&(from, _)| from < node);
        edges.iter().skip(first).take_while(move |&&(from, _)| from == node).map(|&(_, to)| to)
    };
    let mut nodes = vec![Node::default(); rows];
    let mut entered = 0;
    let mut open = Vec::new();
    let mut path = Vec::new();
    for &(start, _) in &edges {
        if get(&nodes, start).entered > 0 {
            continue;
        }
        path.push((start, next(start)));
        while let Some((node, edges)) = path.last_mut() {
            let node = *node;
            if get(&nodes, node).entered == 0 {
                entered += 1;
                set(&mut nodes, node, Node { entered, reaches: entered, open: true });
                open.push(node);
            }
            if let Some(to) = edges.next() {
                match get(&nodes, to) {
                    Node { entered: 0, .. } => path.push((to, next(to))),
                    Node { open: true, entered, .. } => reach(&mut nodes, node, entered),
                    Node { .. } => {}
                }
                continue;
            }
            path.pop();
            let Node { entered, reaches, .. } = get(&nodes, node);
            if let Some((above, _)) = path.last() {
                reach(&mut nodes, *above, reaches);
            }
            if reaches == entered {
                let first = open.iter().rposition(|other| *other == node).unwrap_or(open.len());
                let knot = open.split_off(first);
                for member in &knot {
                    let closed = Node { open: false, ..get(&nodes, *member) };
                    set(&mut nodes, *member, closed);
                }
                let least = knot.iter().copied().min_by_key(|node| id(*node));
                found.extend(least.and_then(|least| cycle_from(least, &knot, &next)));
            }
        }
    }
    found
}

/// What is known of a node: when it was entered (0: not yet), the earliest open node that it reaches, whether it is open.
#[derive(Clone, Copy, Default)]
struct Node {
    entered: usize,
    reaches: usize,
    open: bool,
}

fn get(nodes: &[Node], at: usize) -> Node {
    nodes.get(at).copied().unwrap_or_default()
}

fn set(nodes: &mut [Node], at: usize, node: Node) {
    if let Some(slot) = nodes.get_mut(at) {
        *slot = node;
    }
}

fn reach(nodes: &mut [Node], at: usize, entered: usize) {
    let node = get(nodes, at);
    set(nodes, at, Node { reaches: node.reaches.min(entered), ..node });
}

/// The shortest cycle from a node of a knot; none where it is a single node that does not lead to itself.
fn cycle_from<I: Iterator<Item = usize>>(
    start: usize,
    knot: &[usize],
    next: &impl Fn(usize) -> I,
) -> Option<Vec<usize>> {
    let members: HashSet<usize> = knot.iter().copied().collect();
    let mut before = HashMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        for to in next(node).filter(|to| members.contains(to)) {
            if to == start {
                let mut cycle: Vec<usize> =
                    std::iter::successors(Some(node), |node| before.get(node).copied()).collect();
                cycle.reverse();
                return Some(cycle);
            }
            if let Entry::Vacant(vacant) = before.entry(to) {
                vacant.insert(node);
                queue.push_back(to);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::cycles;

    /// The cycles of six nodes, in order.
    fn of(edges: &[(usize, &[usize])]) -> Vec<Vec<usize>> {
        let edges = edges.iter().flat_map(|&(from, to)| to.iter().map(move |&to| (from, to)));
        let mut found = cycles(6, edges.collect(), |node| node);
        found.sort();
        found
    }

    #[test]
    fn each_cycle_is_found_once() {
        assert!(of(&[(0, &[1]), (1, &[2]), (3, &[1])]).is_empty());
        assert_eq!(of(&[(2, &[2])]), [vec![2]]);
        assert_eq!(of(&[(0, &[4]), (4, &[3]), (3, &[4])]), [vec![3, 4]]);
        assert_eq!(of(&[(5, &[0]), (0, &[1]), (1, &[5]), (2, &[3]), (3, &[2])]), [vec![0, 1, 5], vec![2, 3]]);
        assert!(of(&[(0, &[1, 2]), (1, &[3]), (2, &[3])]).is_empty(), "two ways to one place are no cycle");
        assert!(of(&[(0, &[9])]).is_empty(), "what is not there leads nowhere");
    }

    #[test]
    fn cycles_that_share_nodes_are_one_knot() {
        assert_eq!(of(&[(0, &[1, 2]), (1, &[0]), (2, &[0])]).len(), 1);
        assert_eq!(of(&[(0, &[1]), (1, &[2]), (2, &[0, 1])]).len(), 1);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let rows = 200_000;
        assert_eq!(
            cycles(rows, (0..rows).map(|node| (node, (node + 1) % rows)).collect(), |node| node).len(),
            1
        );
    }
}
