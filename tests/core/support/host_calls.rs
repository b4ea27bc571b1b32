//! How the simulated host carries out what the core asks of it.

use super::sim::HostEvent;
use super::{Event, NetworkAnswer, Pings, Plan, Sends, Sim};
use wshb::core::{Input, Millis, Output, Refusal};

impl Sim {
    pub(super) fn act_as_host(&mut self, output: &Output<Event>) {
        match *output {
            Output::Connect { generation, .. } => self.connect(generation),
            Output::CloseSocket { generation, code } => self.close_socket(generation, code),
            Output::Abandon { generation, .. } => {
                if let Some(after) = self.host.reports_abandoned {
                    self.soon(after, closed(generation, 1006, "close of an abandoned socket"));
                }
            }
            Output::Transmit { generation, id, size, since } => match self.host.sends {
                _ if self.closing == generation => self.withhold(id, size, since),
                Sends::Succeed(after) => self.soon(after, sent(id, true)),
                Sends::Fail(after) => self.soon(after, sent(id, false)),
                Sends::Hang => {}
                Sends::Withhold => {
                    self.closing = generation;
                    self.withhold(id, size, since);
                }
            },
            Output::Ping { generation } if self.closing == generation => {
                self.input(Input::PingRefused { generation });
            }
            Output::Ping { generation } => self.ping_host(generation),
            Output::AskNetwork => match self.host.network {
                NetworkAnswer::None => {}
                NetworkAnswer::After(kind, after) => self.soon(after, Input::Network(kind)),
                NetworkAnswer::AtOnce(kind) => self.network(kind),
            },
            _ => {}
        }
    }

    fn connect(&mut self, generation: u32) {
        self.newest = generation;
        let plan = self.host.take_plan();
        if let Plan::ParamsFail(after) = plan {
            return self.soon(after, Input::ParamsFailed { generation, event: "params threw" });
        }
        let timeout = super::ms(self.host.params_timeout.unwrap_or(0.0));
        self.input(Input::Params { generation, timeout });
        let socket = Input::Socket { generation };
        let open = Input::Opened { generation, event: Some("host open") };
        let error = Input::Errored { generation, event: "host error" };
        let refused = |refusal| Input::Refused { generation, event: "fail", refusal };
        match plan {
            Plan::Opens(after) => {
                self.input(socket);
                self.soon(after, open);
            }
            Plan::OpensAtOnce => {
                self.input(socket);
                self.input(open);
            }
            Plan::SocketLate(after, then) => {
                self.soon(after, socket);
                self.soon(after + then, open);
            }
            Plan::Silent => self.input(socket),
            Plan::Pending | Plan::ParamsFail(_) => {}
            Plan::Refused(after) => self.soon(after, refused(Refusal::Final)),
            Plan::RefusedAtOnce => self.input(refused(Refusal::Final)),
            Plan::Suspended(after) => self.soon(after, refused(Refusal::Suspended)),
            Plan::Occupied(after) => self.soon(after, refused(Refusal::Occupied)),
            Plan::Closing(since) => self.input(refused(Refusal::Closing(super::ms(since)))),
            Plan::ErrorThenClose(after) => {
                self.input(socket);
                self.soon(after, error);
                self.soon(after, closed(generation, 1006, "close after error"));
            }
            Plan::ClosesEarly(after, code) => {
                self.input(socket);
                self.soon(after, closed(generation, code, "early close"));
            }
        }
    }

    fn close_socket(&mut self, generation: u32, code: u16) {
        if self.host.refuses_close {
            self.input(Input::CloseRefused { generation });
        } else if let Some(after) = self.host.confirms_close {
            self.soon(after, closed(generation, code, "host close"));
        }
    }

    /// A socket that is closing is given no message.
    fn withhold(&mut self, id: u32, size: f64, since: Millis) {
        self.sends.insert(id, false);
        self.input(Input::Withheld { id, size, since });
    }

    fn ping_host(&mut self, generation: u32) {
        match (self.host.pings, self.host.round_trip) {
            (Pings::Refuses, _) => self.input(Input::PingRefused { generation }),
            (Pings::Skips, _) => self.input(Input::PingSkipped { generation }),
            (Pings::Sends, Some(after)) => {
                let pong = self.options.knows_pongs;
                let what = HostEvent::Message { generation, event: "pong", size: 8.0, pong };
                self.later(after, what);
            }
            (Pings::Sends, None) => {}
        }
    }

    pub(super) fn soon(&mut self, after: f64, input: Input<Event>) {
        self.later(after, HostEvent::Input(input));
    }

    /// The latest generation that the host knows.
    pub(crate) const fn generation(&self) -> u32 {
        self.newest
    }

    /// The server closes the socket; the host reports it now.
    pub(crate) fn server_closes(&mut self, code: u16) {
        self.input(closed(self.generation(), code, "host close"));
    }

    /// The server closes with `retry-after=` these milliseconds in its reason.
    pub(crate) fn server_closes_for(&mut self, code: u16, pause: f64) {
        self.input(Input::Closed {
            generation: self.generation(),
            code,
            retry_after: super::ms(pause),
            event: "host close",
        });
    }

    /// A message arrives now.
    pub(crate) fn server_sends(&mut self, event: Event) {
        self.message(self.generation(), event, 10.0, false);
    }

    /// What `isPong` calls a pong arrives now.
    pub(crate) fn server_pongs(&mut self) {
        self.message(self.generation(), "pong", 8.0, true);
    }

    /// The socket reports an error now.
    pub(crate) fn socket_errors(&mut self) {
        self.input(Input::Errored { generation: self.generation(), event: "host error" });
    }

    /// The socket reports its open now.
    pub(crate) fn socket_opens(&mut self) {
        self.input(Input::Opened { generation: self.generation(), event: Some("host open") });
    }
}

/// The host reports a close.
pub(crate) const fn closed(generation: u32, code: u16, event: Event) -> Input<Event> {
    Input::Closed { generation, code, retry_after: Millis::ZERO, event }
}

const fn sent(id: u32, ok: bool) -> Input<Event> {
    Input::Sent { id, ok, event: "send answer" }
}
