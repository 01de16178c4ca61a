//! Detection of cycles among the references between sessions or between other items.

use std::cmp::Ordering;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet, VecDeque};

use crate::list::ToList;
use crate::sorting;

/// Returns one cycle for each strongly connected component of a graph. The cycle starts at the
/// first node of the component in the order of `compare`, and is a shortest cycle through this
/// node. The nodes are numbered from 0 to `rows - 1`, and each edge is a pair of nodes
/// `(from, to)`.
///
/// A strongly connected component is a set of nodes that are all reachable from one another. A
/// single node is a component only if it has an edge to itself. If each node has at most one
/// outgoing edge, every component is exactly one cycle. The components do not depend on the order
/// of the rows.
///
/// The components are found by Tarjan's algorithm without recursion, which visits each node and
/// each edge once.
pub(super) fn cycles(
    rows: usize,
    mut edges: Vec<(usize, usize)>,
    compare: &dyn Fn(usize, usize) -> Ordering,
) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    edges.retain(|&(from, to)| from < rows && to < rows);
    if edges.is_empty() {
        return found;
    }
    sorting::sort_by_key(&mut edges, |&(from, _)| from);
    let next = |node: usize| {
        let first = edges.partition_point(|&(from, _)| from < node);
        edges.iter().skip(first).take_while(move |&&(from, _)| from == node).map(|&(_, to)| to)
    };
    let mut nodes = vec![NodeState::default(); rows];
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
                set(&mut nodes, node, NodeState { entered, reaches: entered, open: true });
                open.push(node);
            }
            if let Some(to) = edges.next() {
                match get(&nodes, to) {
                    NodeState { entered: 0, .. } => path.push((to, next(to))),
                    NodeState { open: true, entered, .. } => reach(&mut nodes, node, entered),
                    NodeState { .. } => {}
                }
                continue;
            }
            path.pop();
            let NodeState { entered, reaches, .. } = get(&nodes, node);
            if let Some((above, _)) = path.last() {
                reach(&mut nodes, *above, reaches);
            }
            if reaches == entered {
                let first = open.iter().rposition(|other| *other == node).unwrap_or(open.len());
                let component = open.split_off(first);
                for member in &component {
                    let closed = NodeState { open: false, ..get(&nodes, *member) };
                    set(&mut nodes, *member, closed);
                }
                let least = component.iter().copied().min_by(|a, b| compare(*a, *b));
                found.extend(least.and_then(|least| cycle_from(least, &component, &next)));
            }
        }
    }
    found
}

#[derive(Clone, Copy, Default)]
struct NodeState {
    /// The position of the node in the order of visits, or 0 if the node has not been visited yet.
    entered: usize,
    /// The smallest `entered` value of the open nodes that this node is known to reach.
    reaches: usize,
    /// `true` from the first visit of this node until all nodes in its component are known.
    open: bool,
}

fn get(nodes: &[NodeState], at: usize) -> NodeState {
    nodes.get(at).copied().unwrap_or_default()
}

fn set(nodes: &mut [NodeState], at: usize, node: NodeState) {
    if let Some(slot) = nodes.get_mut(at) {
        *slot = node;
    }
}

fn reach(nodes: &mut [NodeState], at: usize, entered: usize) {
    let node = get(nodes, at);
    set(nodes, at, NodeState { reaches: node.reaches.min(entered), ..node });
}

/// Returns a shortest cycle through the node `start` within its component, or `None` if the
/// component is a single node without an edge to itself.
fn cycle_from<I: Iterator<Item = usize>>(
    start: usize,
    component: &[usize],
    next: &impl Fn(usize) -> I,
) -> Option<Vec<usize>> {
    let members: HashSet<usize> = component.iter().copied().collect();
    let mut before = HashMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        for to in next(node).filter(|to| members.contains(to)) {
            if to == start {
                let mut cycle: Vec<usize> =
                    std::iter::successors(Some(node), |node| before.get(node).copied()).to_list();
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

    fn of(edges: &[(usize, &[usize])]) -> Vec<Vec<usize>> {
        let edges = edges.iter().flat_map(|&(from, to)| to.iter().map(move |&to| (from, to)));
        let mut found = cycles(6, edges.collect(), &|a, b| a.cmp(&b));
        found.sort();
        found
    }

    #[test]
    fn each_cycle_is_found_once() {
        assert!(of(&[(0, &[1]), (1, &[2]), (3, &[1])]).is_empty());
        assert_eq!(of(&[(2, &[2])]), [vec![2]]);
        assert_eq!(of(&[(0, &[4]), (4, &[3]), (3, &[4])]), [vec![3, 4]]);
        assert_eq!(of(&[(5, &[0]), (0, &[1]), (1, &[5]), (2, &[3]), (3, &[2])]), [vec![0, 1, 5], vec![2, 3]]);
        assert!(
            of(&[(0, &[1, 2]), (1, &[3]), (2, &[3])]).is_empty(),
            "two paths to the same node are not a cycle"
        );
        assert!(of(&[(0, &[9])]).is_empty(), "an edge to a missing node is ignored");
    }

    #[test]
    fn cycles_that_share_nodes_are_one_component() {
        assert_eq!(of(&[(0, &[1, 2]), (1, &[0]), (2, &[0])]).len(), 1);
        assert_eq!(of(&[(0, &[1]), (1, &[2]), (2, &[0, 1])]).len(), 1);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let rows = 200_000;
        assert_eq!(
            cycles(rows, (0..rows).map(|node| (node, (node + 1) % rows)).collect(), &|a, b| a.cmp(&b)).len(),
            1
        );
    }
}
