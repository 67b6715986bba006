# Run by scripts/docs-test before the commands of docs/exports.md.
aside label dump.jsonl --quiet
printf 'nynnnynnnnynnnnnynnnnnnn' | aside audit --terminal --auditor ann --tag evaluation.suspicion --size 10 >/dev/null
aside label dump.jsonl --to sarif -o aside.sarif
aside label dump.jsonl --to label-studio -o tasks.json
aside export --to gold -o gold.jsonl
aside export --to scout-validation --tag evaluation.suspicion -o t.csv
aside export --to label-studio -o tasks.json
aside export --to rule-examples --rules Rules || test $? = 1
aside evaluate dump.jsonl --gold gold.jsonl
