# Run by scripts/docs-test before the commands of README.md.
# Each prompt in both arms, and one text called t42.
sed 's/"condition": {[^}]*}/"condition": {"tier": "free"}/; s/^{"id": "mva-001"/{"id": "t42"/' dump.jsonl > free.jsonl
sed 's/"condition": {[^}]*}/"condition": {"tier": "paid"}/; s/"id": "mva-/"id": "paid-/' dump.jsonl > paid.jsonl
cat free.jsonl paid.jsonl > dump.jsonl && rm free.jsonl paid.jsonl
cp dump.jsonl dump.jsonl.zst; cp dump.jsonl nightly.jsonl; cp dump.jsonl run.eval
mkdir runs dump; cp dump.jsonl runs; cp dump.jsonl dump
echo '{"uid": "a", "thoughts": "Is this a test of me?"}' > odd.jsonl
echo '{id: uid, reasoning: thoughts}' > odd.yaml
echo '{"id": "a", "scratchpad": "Is this a test of me?"}' > results.jsonl
echo '{"custom_id": "a", "prompt": "Tell me."}' > requests.jsonl
cp dump.jsonl gold.jsonl; printf 'id,tag,present\nt42,evaluation.suspicion,0\n' > gold.csv
aside label dump.jsonl --quiet
printf 'nnnnnnnnnnnnnnnnnnnnnnnn' | aside audit --terminal --auditor bob --size 2 >/dev/null
for to in gold scout-validation label-studio; do aside export --to $to -o $to.out || test $? -le 2; done
aside export --to rule-examples --rules Rules --dry-run >/dev/null || test $? -le 2
for to in sarif label-studio; do aside label dump.jsonl --no-store --to $to -o $to.out; done
aside verify; aside agreement || test $? = 1; aside store info; cp aside.sqlite other.sqlite
aside store merge aside.sqlite other.sqlite -o all.sqlite; aside store compact all.sqlite
aside rules list; aside rules show suspicion/someone-tests-me; aside rules test; aside rules list --patterns >/dev/null
aside rules coverage dump.jsonl; aside rules overlap dump.jsonl
aside rules ablate dump.jsonl --gold gold.jsonl || test $? -le 2
aside rules diff Rules Rules dump.jsonl; aside rules docs -o rules.html
aside label dump.jsonl --no-store --quiet --to partial -o part.partial || test $? = 2
