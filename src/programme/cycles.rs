//! Cycles among references.

/// The cycles of a graph of `rows` nodes, each once and beginning with its least node. `next` gives where a node leads.
///
/// Every node and every edge is walked once, without recursion. Of cycles that share edges, at least one is found.
pub(super) fn cycles<I: Iterator<Item = usize>>(rows: usize, next: impl Fn(usize) -> I) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnPath,
        Done,
    }
    let mut states = vec![State::New; rows];
    let mut found = Vec::new();
    let mut path: Vec<(usize, I)> = Vec::new();
    for start in 0..rows {
        if states.get(start) != Some(&State::New) {
            continue;
        }
        set(&mut states, start, State::OnPath);
        path.push((start, next(start)));
        while let Some((node, edges)) = path.last_mut() {
            let node = *node;
            match edges.next() {
                None => {
                    set(&mut states, node, State::Done);
                    path.pop();
                }
                Some(to) => match states.get(to) {
                    Some(State::New) => {
                        set(&mut states, to, State::OnPath);
                        path.push((to, next(to)));
                    }
                    Some(State::OnPath) => {
                        let mut cycle: Vec<usize> =
                            path.iter().map(|(node, _)| *node).skip_while(|node| *node != to).collect();
                        let least = (0..).zip(&cycle).min_by_key(|(_, node)| **node).map_or(0, |(at, _)| at);
                        cycle.rotate_left(least);
                        found.push(cycle);
                    }
                    Some(State::Done) | None => {}
                },
            }
        }
    }
    found
}

fn set<T>(states: &mut [T], at: usize, state: T) {
    if let Some(slot) = states.get_mut(at) {
        *slot = state;
    }
}

#[cfg(test)]
mod tests {
    use super::cycles;

    fn of(edges: &[(usize, &[usize])]) -> Vec<Vec<usize>> {
        cycles(6, |node| {
            let to = edges.iter().find(|(from, _)| *from == node).map_or(&[][..], |(_, to)| to);
            to.iter().copied()
        })
    }

    #[test]
    fn each_cycle_is_found_once_from_its_least_node() {
        assert!(of(&[(0, &[1]), (1, &[2]), (3, &[1])]).is_empty());
        assert_eq!(of(&[(2, &[2])]), [vec![2]]);
        assert_eq!(of(&[(0, &[4]), (4, &[3]), (3, &[4])]), [vec![3, 4]]);
        assert_eq!(of(&[(5, &[0]), (0, &[1]), (1, &[5]), (2, &[3]), (3, &[2])]), [vec![0, 1, 5], vec![2, 3]]);
        assert!(of(&[(0, &[1, 2]), (1, &[3]), (2, &[3])]).is_empty(), "two ways to one place are no cycle");
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let rows = 200_000;
        assert_eq!(cycles(rows, |node| Some((node + 1) % rows).into_iter()).len(), 1);
    }
}
