#ifndef ASIDE_JSON_H
#define ASIDE_JSON_H
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Kinds of nodes. A JSON text becomes a flat list of nodes in document order.
enum {
  ASIDE_JSON_OBJECT = 1, ASIDE_JSON_ARRAY, ASIDE_JSON_STRING, ASIDE_JSON_NUMBER,
  ASIDE_JSON_TRUE, ASIDE_JSON_FALSE, ASIDE_JSON_NULL
};

// One value or key. `next` is the node after this value and all it holds. `start` and `length` are
// bytes of the text: for strings what stands between the quotation marks, for numbers the literal.
// In an object, keys (strings) and values alternate.
typedef struct {
  uint32_t kind;
  uint32_t next;
  uint64_t start;
  uint64_t length;
  uint32_t escaped;
  uint32_t reserved;
} aside_json_node;

typedef struct aside_json_parser aside_json_parser;

// Answers of aside_json_parse.
enum {
  ASIDE_JSON_OK = 0,
  ASIDE_JSON_SYNTAX = 1,
  ASIDE_JSON_UTF8 = 2,
  ASIDE_JSON_CONTROL = 3,
  ASIDE_JSON_DEPTH = 4,
  ASIDE_JSON_MEMORY = 5,
  ASIDE_JSON_EMPTY = 6
};

// NULL when memory is short. One parser per thread.
aside_json_parser *aside_json_parser_new(void);
void aside_json_parser_free(aside_json_parser *parser);

// Bytes that must be readable (not valid) behind the text.
size_t aside_json_padding(void);

// Parses one JSON text. `text` has `length` bytes and aside_json_padding() readable ones behind them.
// Checked: UTF-8, strings, structure, numbers, nesting up to `max_depth`. NaN, Infinity and -Infinity
// are accepted as numbers, and numbers have any size. On failure `error_byte` is where it stopped, or
// SIZE_MAX when the place is not known.
int aside_json_parse(aside_json_parser *parser, const char *text, size_t length, size_t max_depth,
                     size_t *error_byte);

// The nodes of the last parse; valid until the next one.
const aside_json_node *aside_json_nodes(const aside_json_parser *parser, size_t *count);

// Writes the decoded bytes of a string node's text to `out`, which has room for `length` bytes.
// Returns their number. A lone surrogate becomes U+FFFD and is counted in `replaced`.
size_t aside_json_unescape(const char *text, size_t length, char *out, size_t *replaced);

#ifdef __cplusplus
}
#endif
#endif
