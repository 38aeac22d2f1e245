#!/usr/bin/env bash
# Creates what is missing of the topics, and leaves alone what is there. See docs/events.md for what they carry.
set -euo pipefail

bootstrap="${1:?usage: create-topics.sh host:port [replication-factor]}"
replicas="${2:-1}"
topics="${KAFKA_HOME:-/opt/kafka}/bin/kafka-topics.sh"

# Compacted, so that a new consumer rebuilds its projection from the start; and readable history for 14 days.
for topic in organisations projects evidence assessments waivers applicability attestations roadmaps roadmap-choices \
    alerts schedules policies routing silences maintenance incidents drills coverage components; do
  "$topics" --bootstrap-server "$bootstrap" --create --if-not-exists --topic "cairn-$topic-v1" \
    --partitions 6 --replication-factor "$replicas" \
    --config cleanup.policy=compact --config min.compaction.lag.ms=1209600000
done

# Dead letters, one topic per topic and reader. Kept 30 days for a person to look at and replay.
dead_letters=(
  cairn-organisations-v1-assessment-service
  cairn-organisations-v1-notification-service
  cairn-projects-v1-assessment-service
  cairn-projects-v1-notification-service
  cairn-assessments-v1-notification-service
  cairn-waivers-v1-notification-service
  cairn-applicability-v1-notification-service
  cairn-roadmaps-v1-project-service
  cairn-roadmap-choices-v1-project-service
  cairn-alerts-v1-assessment-service
  cairn-drills-v1-assessment-service
  cairn-coverage-v1-assessment-service
)
for topic in "${dead_letters[@]}"; do
  "$topics" --bootstrap-server "$bootstrap" --create --if-not-exists --topic "$topic-dlq" \
    --partitions 1 --replication-factor "$replicas" --config retention.ms=2592000000
done
