# Run by scripts/docs-test before the commands of docs/profiles.md.
for tier in free paid; do
  sed "s/\"condition\": {[^}]*}/\"condition\": {\"tier\": \"$tier\"}/" dump.jsonl > $tier.jsonl
done
aside label free.jsonl paid.jsonl --quiet
aside profile --by model,condition.tier --contrast condition.tier=free:paid --report hypotheses
aside profile --by '' --contrast condition.tier=free:paid
