//! What went in and came out, with times, and as lines to read.

use super::Event;
use std::fmt;
use wshb::core::{CloseEvent, Input, Millis, Outcome, Output};

#[derive(Clone, Debug)]
pub(crate) enum Entry {
    In(Input<Event>),
    Out(Output<Event>),
}

/// Everything that happened in a simulation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trace {
    entries: Vec<(f64, Entry)>,
    /// How many entries [`Trace::unread`] has returned already.
    read: usize,
}

impl Trace {
    pub(super) fn input(&mut self, at: f64, input: &Input<Event>) {
        self.entries.push((at, Entry::In(input.clone())));
    }

    pub(super) fn output(&mut self, at: f64, output: &Output<Event>) {
        self.entries.push((at, Entry::Out(output.clone())));
    }

    /// Every output with its time.
    pub(crate) fn outputs(&self) -> impl DoubleEndedIterator<Item = (f64, &Output<Event>)> {
        self.entries.iter().filter_map(|(at, entry)| match entry {
            Entry::Out(output) => Some((*at, output)),
            Entry::In(_) => None,
        })
    }

    /// The outputs since this was last called.
    pub(crate) fn unread(&mut self) -> Vec<Output<Event>> {
        let read = std::mem::replace(&mut self.read, self.entries.len());
        self.entries[read..]
            .iter()
            .filter_map(|(_, entry)| match entry {
                Entry::Out(output) => Some(output.clone()),
                Entry::In(_) => None,
            })
            .collect()
    }

    /// When the outputs that read like this came.
    pub(crate) fn times(&self, start_of_line: &str) -> Vec<f64> {
        self.outputs()
            .filter(|(_, output)| line(output).starts_with(start_of_line))
            .map(|(at, _)| at)
            .collect()
    }
}

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.entries.len().saturating_sub(60);
        for (at, entry) in &self.entries[first..] {
            match entry {
                Entry::In(input) => writeln!(f, "{at:>12} -> {input:?}")?,
                Entry::Out(output) => writeln!(f, "{at:>12}    <- {}", line(output))?,
            }
        }
        Ok(())
    }
}

/// An output as tests name it: `close: host close`, `error connect-failed`, `state waiting` …
pub(crate) fn line(output: &Output<Event>) -> String {
    match output {
        Output::Connect { attempt, again: false, .. } => format!("connect {attempt}"),
        Output::Connect { attempt, again: true, .. } => format!("connect {attempt} again"),
        Output::CloseSocket { generation, code } => format!("close socket {generation}: {code}"),
        Output::CloseDone => "close done".into(),
        Output::Abandon { generation, code, grace } if *grace == Millis::ZERO => {
            format!("abandon {generation}: {code}")
        }
        Output::Abandon { generation, code, grace } => {
            format!("abandon {generation}: {code} in {} ms", grace.get())
        }
        Output::Transmit { id, .. } => format!("transmit {id}"),
        Output::Ping { .. } => "ping".into(),
        Output::Result { id, outcome } => format!("result {id}: {}", result(outcome)),
        Output::FailSends(code) => format!("results: {}", code.name()),
        Output::PingResult { id, outcome: Ok(rtt) } => format!("pong {id}: {}", rtt.get()),
        Output::PingResult { id, outcome: Err(code) } => format!("pong {id}: {}", code.name()),
        Output::AskShouldReconnect { code, was_open, loss } => {
            let error = loss.error.as_ref().map_or("none", |(code, _)| code.name());
            format!("should reconnect? code {code}, was open {was_open}, error {error}")
        }
        Output::AskRetry { attempt, outage, .. } => format!("retry {attempt}? {}", outage.get()),
        Output::AskNetwork => "ask network".into(),
        Output::Unanswered => "unanswered".into(),
        Output::Ready => "ready".into(),
        Output::HooksDone { .. } => "hooks done".into(),
        Output::State { state, .. } => format!("state {}", state.name()),
        Output::Open(Some(event)) => format!("open: {event}"),
        Output::Open(None) => "open: ours".into(),
        Output::Reopen { retries, down } => format!("reopen: {retries} retries, {}", down.get()),
        Output::Message(event) => format!("message: {event}"),
        Output::Error { code, event: None } => format!("error {}: ours", code.name()),
        Output::Error { code, event: Some(event) } => format!("error {}: {event}", code.name()),
        Output::Close(CloseEvent::Given(event)) => format!("close: {event}"),
        Output::Close(CloseEvent::Ours(reason)) => format!("close: ours, {}", reason.name()),
        Output::Reconnect => "reconnect".into(),
        Output::GiveUp(reason) => format!("give up: {}", reason.name()),
        Output::Latency(rtt) => format!("latency {}", rtt.get()),
    }
}

/// The result of a send, as one word.
pub(crate) fn result(outcome: &Outcome<Event>) -> &'static str {
    match outcome {
        Outcome::Sent(_) => "sent",
        Outcome::Refused(_) => "send-failed",
        Outcome::Failed(code) => code.name(),
    }
}
