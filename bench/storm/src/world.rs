//! One storm, millisecond by millisecond.

use crate::client::{Client, Outside, UNSET};
use crate::node::{Arrival, Node, Request};
use crate::policy::Policy;
use crate::report::{Counts, Report};
use crate::scenario::{Close, Fault, Scenario};
use crate::wheel::{Event, What, Wheel};
use fastrand::Rng;
use wshb::core::{Generation, Input, Millis};

/// Nodes of a rolling restart.
const NODES: usize = 10;
/// From one node to the next, ms.
const NODE_EVERY: u32 = 10_000;
/// How long each node is gone, ms.
const NODE_DOWN: u32 = 5_000;
/// The host's own connect time-out, ms, where the core has none.
const HOST_LIMIT: u32 = 10_000;
/// After how long a system sends a lost request again, ms: 1, 3, 7 and 15 s after the first.
const RESENDS: [u32; 4] = [1_000, 2_000, 4_000, 8_000];
/// A socket that lived shorter has not ended the outage, ms.
const MIN_UPTIME: u32 = 5_000;

/// Clients that are not back this long after the fault count as never back, ms; in long storms it is six
/// times what the server needs for all.
const LIMIT: f64 = 450_000.0;

/// Plays the scenario until all clients are back, or are given up.
#[must_use]
pub fn run(scenario: &Scenario, policy: Policy, clients: usize, seed: u64) -> Report {
    let mut world = World::new(scenario.clone(), policy, clients, seed);
    world.begin();
    // By then everybody has heard of it.
    let over = scenario.fault.over() + 1_000;
    let end = scenario.fault.back() + (scenario.ideal * 6_000.0).max(LIMIT) as u32;
    let mut now = 0;
    while now < end && (now <= over || world.open < world.clients.len()) {
        world.millisecond(now);
        now += 1;
    }
    world.report()
}

struct World {
    scenario: Scenario,
    policy: Policy,
    clients: Vec<Client>,
    /// In the same order.
    outside: Vec<Outside>,
    nodes: Vec<Node>,
    wheel: Wheel,
    rng: Rng,
    counts: Counts,
    /// Clients that are connected.
    open: usize,
}

impl World {
    fn new(scenario: Scenario, policy: Policy, clients: usize, seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let nodes = if scenario.fault == Fault::Rolling { NODES } else { 1 };
        let rate = clients as f64 / scenario.ideal / nodes as f64;
        let connected = |index| Client::connected(policy, &mut rng, (index % nodes) as u8);
        let (clients, outside): (Vec<_>, Vec<_>) = (0..clients).map(connected).unzip();
        Self {
            open: clients.len(),
            clients,
            outside,
            nodes: (0..nodes).map(|_| Node::new(scenario.overload, rate)).collect(),
            counts: Counts::default(),
            wheel: Wheel::new(),
            scenario,
            policy,
            rng,
        }
    }

    fn begin(&mut self) {
        match self.scenario.fault {
            Fault::Restart(_) | Fault::Flap(_) => self.close_all(0, 0),
            // Clients notice it only by silence.
            Fault::Partition(_) => (0..self.clients.len()).for_each(|index| {
                self.outside[index].served = 0;
                self.arm(0, index);
            }),
            Fault::Rolling => {}
        }
    }

    fn millisecond(&mut self, now: u32) {
        self.faults(now);
        loop {
            let events = self.wheel.take(now);
            if events.is_empty() {
                break;
            }
            for event in events {
                self.happens(now, event);
            }
        }
        self.work(now);
        if (now + 1).is_multiple_of(1_000) {
            self.counts.back.push(self.open as f32 / self.clients.len() as f32);
        }
    }

    fn faults(&mut self, now: u32) {
        match self.scenario.fault {
            Fault::Restart(seconds) => self.nodes[0].is_up = now >= seconds * 1_000,
            Fault::Rolling => {
                for node in 0..NODES {
                    let down = node as u32 * NODE_EVERY;
                    if now == down {
                        self.close_all(now, node);
                    } else if now == down + NODE_DOWN {
                        self.nodes[node].is_up = true;
                    }
                }
            }
            _ => {}
        }
    }

    /// A node ends with all its sockets, and with what it had not answered yet.
    fn close_all(&mut self, now: u32, node: usize) {
        for Request { client, generation } in self.nodes[node].go_down() {
            self.notify(now, client as usize, generation, What::Refused);
        }
        self.nodes[node].is_up = !matches!(self.scenario.fault, Fault::Restart(_) | Fault::Rolling);
        for index in 0..self.clients.len() {
            let client = &mut self.outside[index];
            let generation = client.served;
            if generation != 0 && usize::from(client.node) == node {
                client.served = 0;
                self.notify(now, index, generation, What::Closed);
            }
        }
    }

    /// The client learns of it half a round trip later.
    fn notify(&mut self, now: u32, index: usize, generation: Generation, what: What) {
        let at = now + u32::from(self.outside[index].rtt) / 2;
        self.wheel.push(now, at, Event { client: index as u32, generation, what });
    }

    fn happens(&mut self, now: u32, Event { client, generation, what }: Event) {
        let index = client as usize;
        match what {
            What::Timer if self.outside[index].armed == now => {
                self.outside[index].armed = UNSET;
                self.input(now, index, Input::Timeout);
            }
            What::Timer => {}
            What::Arrives { lost } if self.outside[index].pending == generation => {
                self.arrives(now, Request { client, generation }, lost);
            }
            What::Arrives { .. } => {}
            What::HostLimit if self.outside[index].pending != generation => {}
            What::Refused | What::HostLimit => {
                self.input(now, index, Input::Errored { generation, event: () });
            }
            What::Opened => {
                if self.clients[index].is_current(generation) {
                    self.input(now, index, Input::Opened { generation, event: Some(()) });
                } else if self.outside[index].served == generation {
                    // It has given up, and closes what it no longer wants.
                    self.outside[index].served = 0;
                }
            }
            What::Closed => {
                let (code, retry_after) = match self.scenario.close {
                    Close::Plain => (1006, Millis::ZERO),
                    Close::Restart => (1012, Millis::ZERO),
                    Close::RetryAfter(s) => (1012, Millis::new(f64::from(s) * 1_000.0)),
                };
                self.input(now, index, Input::Closed { generation, code, retry_after, event: () });
            }
        }
    }

    fn input(&mut self, now: u32, index: usize, input: Input<()>) {
        let client = &mut self.clients[index];
        let outside = &mut self.outside[index];
        let begun = client.input(now, input, outside, self.policy, &mut self.rng);
        let is_open = client.is_connected();
        match (client.is_open, is_open) {
            (false, true) => {
                (client.is_open, client.opened_at) = (true, now);
                self.open += 1;
            }
            (true, false) => self.lost(now, index),
            _ => {}
        }
        if let Some(generation) = begun {
            self.begun(now, index, generation);
        }
        // Where something gets through, messages come often enough.
        if !is_open || self.is_cut(now) {
            self.arm(now, index);
        }
    }

    /// An open socket is lost.
    fn lost(&mut self, now: u32, index: usize) {
        let client = &mut self.clients[index];
        client.is_open = false;
        self.open -= 1;
        let is_first = client.opened_at == 0;
        if !is_first && now - client.opened_at < MIN_UPTIME {
            return;
        }
        if !is_first {
            self.counts.outages.push(client.opened_at - client.lost_at);
        }
        let is_rolling = self.scenario.fault == Fault::Rolling;
        // Elsewhere all are lost at once, whenever they learn of it.
        client.lost_at = if is_rolling { now } else { 0 };
    }

    /// Whether nothing gets through.
    const fn is_cut(&self, now: u32) -> bool {
        matches!(self.scenario.fault, Fault::Partition(s) if now < s * 1_000)
    }

    fn begun(&mut self, now: u32, index: usize, generation: Generation) {
        self.counts.attempt(now);
        self.notify(now, index, generation, What::Arrives { lost: 0 });
        if self.policy != Policy::Default {
            let event = Event { client: index as u32, generation, what: What::HostLimit };
            self.wheel.push(now, now + HOST_LIMIT, event);
        }
    }

    /// The one timer fires no later than it must.
    fn arm(&mut self, now: u32, index: usize) {
        let Some(at) = self.clients[index].deadline().map(|at| at.max(now + 1)) else { return };
        if at < self.outside[index].armed {
            self.outside[index].armed = at;
            let event = Event { client: index as u32, generation: 0, what: What::Timer };
            self.wheel.push(now, at, event);
        }
    }

    fn arrives(&mut self, now: u32, request: Request, lost: u8) {
        let Request { client, generation } = request;
        let index = client as usize;
        if matches!(self.scenario.fault, Fault::Flap(s) if now < s * 1_000) {
            self.notify(now, index, generation, What::Opened);
            return self.notify(now + 2, index, generation, What::Closed);
        }
        let node = self.choose_node();
        let arrival =
            if self.is_cut(now) { Arrival::Lost } else { self.nodes[node].arrives(request) };
        match arrival {
            Arrival::Queued => self.outside[index].node = node as u8,
            Arrival::Refused => self.notify(now, index, generation, What::Refused),
            Arrival::Lost if self.scenario.overload.resends() => {
                if let Some(wait) = RESENDS.get(usize::from(lost)) {
                    let what = What::Arrives { lost: lost + 1 };
                    self.wheel.push(now, now + wait, Event { client, generation, what });
                }
            }
            Arrival::Lost => {}
        }
    }

    /// The load balancer's choice: any that is up.
    fn choose_node(&mut self) -> usize {
        if self.nodes.len() == 1 {
            return 0;
        }
        let up = self.nodes.iter().enumerate().filter(|(_, node)| node.is_up);
        let up = up.map(|(index, _)| index).collect::<Vec<_>>();
        self.rng.choice(up).unwrap_or(0)
    }

    fn work(&mut self, now: u32) {
        for index in 0..self.nodes.len() {
            let mut served = Vec::new();
            let outside = &self.outside;
            let is_waiting =
                |request: Request| outside[request.client as usize].pending == request.generation;
            let serve = |request, succeeds| served.push((request, succeeds));
            self.nodes[index].work(&mut self.rng, is_waiting, serve);
            for (Request { client, generation }, succeeds) in served {
                let what = if succeeds { What::Opened } else { What::Refused };
                if succeeds {
                    self.outside[client as usize].served = generation;
                }
                self.notify(now, client as usize, generation, what);
            }
        }
    }

    fn report(mut self) -> Report {
        self.counts.back.push(self.open as f32 / self.clients.len() as f32);
        let back = self
            .clients
            .iter()
            .map(|client| client.is_open.then(|| client.opened_at.saturating_sub(client.lost_at)));
        self.counts.outages.extend(back.map(|outage| outage.unwrap_or(u32::MAX)));
        let attempts = self.clients.iter().map(|client| client.attempts).collect();
        Report::new(self.scenario, self.policy, attempts, self.counts)
    }
}
