#include "include/aside_json.h"

#include <cstring>
#include <new>
#include <utility>
#include <vector>

#include <simdjson.h>

using namespace simdjson;

struct aside_json_parser {
  ondemand::parser parser;
  std::vector<aside_json_node> nodes;
};

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_number(const char *p, size_t n) {
  size_t i = 0;
  if (i < n && p[i] == '-') i++;
  if (i >= n) return false;
  if (n - i == 8 && memcmp(p + i, "Infinity", 8) == 0) return true;
  if (n == 3 && memcmp(p, "NaN", 3) == 0) return true;
  if (p[i] == '0') i++;
  else if (is_digit(p[i])) while (i < n && is_digit(p[i])) i++;
  else return false;
  if (i < n && p[i] == '.') {
    i++;
    if (i >= n || !is_digit(p[i])) return false;
    while (i < n && is_digit(p[i])) i++;
  }
  if (i < n && (p[i] == 'e' || p[i] == 'E')) {
    i++;
    if (i < n && (p[i] == '+' || p[i] == '-')) i++;
    if (i >= n || !is_digit(p[i])) return false;
    while (i < n && is_digit(p[i])) i++;
  }
  return i == n;
}

// Finds the closing quotation mark from `p`, which is behind the opening one. Returns the length of
// the text between them, or SIZE_MAX for a bad escape or none.
size_t string_length(const char *p, const char *end, uint32_t *escaped) {
  const char *start = p;
  // The next quotation mark is looked for again only when it turned out to be escaped: a long text with
  // many escapes would else be searched to its end for each of them.
  const char *quote = nullptr;
  *escaped = 0;
  while (p < end) {
    if (!quote || quote < p) quote = static_cast<const char *>(memchr(p, '"', end - p));
    if (!quote) return SIZE_MAX;
    const char *back = static_cast<const char *>(memchr(p, '\\', quote - p));
    if (!back) return quote - start;
    *escaped = 1;
    if (back + 1 >= end) return SIZE_MAX;
    char c = back[1];
    if (c == 'u') {
      if (back + 6 > end) return SIZE_MAX;
      for (int i = 2; i < 6; i++) if (!is_hex(back[i])) return SIZE_MAX;
      p = back + 6;
    } else if (strchr("\"\\/bfnrt", c) && c != 0) {
      p = back + 2;
    } else {
      return SIZE_MAX;
    }
  }
  return SIZE_MAX;
}

struct Walker {
  std::vector<aside_json_node> &nodes;
  const char *text;
  size_t length;
  size_t max_depth;
  size_t error_byte = SIZE_MAX;

  int fail(const char *place, int code = ASIDE_JSON_SYNTAX) {
    if (error_byte == SIZE_MAX && place >= text && place <= text + length) error_byte = place - text;
    return code;
  }

  size_t push(uint32_t kind, const char *start, size_t count, uint32_t escaped) {
    nodes.push_back({kind, 0, static_cast<uint64_t>(start - text), count, escaped, 0});
    return nodes.size() - 1;
  }

  void close(size_t node) { nodes[node].next = static_cast<uint32_t>(nodes.size()); }

  int string(const char *quote) {
    uint32_t escaped;
    size_t count = string_length(quote + 1, text + length, &escaped);
    if (count == SIZE_MAX) return fail(quote);
    close(push(ASIDE_JSON_STRING, quote + 1, count, escaped));
    return ASIDE_JSON_OK;
  }

  int scalar(std::string_view token) {
    size_t count = token.size();
    while (count > 0 && is_space(token[count - 1])) count--;
    const char *p = token.data();
    uint32_t kind;
    if (count == 4 && memcmp(p, "true", 4) == 0) kind = ASIDE_JSON_TRUE;
    else if (count == 5 && memcmp(p, "false", 5) == 0) kind = ASIDE_JSON_FALSE;
    else if (count == 4 && memcmp(p, "null", 4) == 0) kind = ASIDE_JSON_NULL;
    else if (is_number(p, count)) kind = ASIDE_JSON_NUMBER;
    else return fail(p);
    close(push(kind, p, count, 0));
    return ASIDE_JSON_OK;
  }

  int value(ondemand::value v, size_t depth) {
    std::string_view token = v.raw_json_token();
    // Where brackets do not pair, simdjson goes on behind its last token: to places and lengths of no meaning.
    if (token.empty() || token.data() < text || token.data() >= text + length) return fail(text + length);
    token = token.substr(0, text + length - token.data());
    switch (token[0]) {
      case '{': {
        if (depth >= max_depth) return fail(token.data(), ASIDE_JSON_DEPTH);
        ondemand::object object;
        if (v.get_object().get(object)) return fail(token.data());
        return fields(object, token.data(), depth);
      }
      case '[': {
        if (depth >= max_depth) return fail(token.data(), ASIDE_JSON_DEPTH);
        ondemand::array array;
        if (v.get_array().get(array)) return fail(token.data());
        return items(array, token.data(), depth);
      }
      case '"': return string(token.data());
      default: return scalar(token);
    }
  }

  int fields(ondemand::object object, const char *place, size_t depth) {
    size_t node = push(ASIDE_JSON_OBJECT, place, 0, 0);
    for (auto entry : object) {
      ondemand::field field;
      if (std::move(entry).get(field)) return fail(place);
      const char *quote = field.key().raw() - 1;
      if (int code = string(quote)) return code;
      if (int code = value(field.value(), depth + 1)) return code;
    }
    close(node);
    return ASIDE_JSON_OK;
  }

  int items(ondemand::array array, const char *place, size_t depth) {
    size_t node = push(ASIDE_JSON_ARRAY, place, 0, 0);
    for (auto entry : array) {
      ondemand::value item;
      if (std::move(entry).get(item)) return fail(place);
      if (int code = value(item, depth + 1)) return code;
    }
    close(node);
    return ASIDE_JSON_OK;
  }
};

int code_of(error_code error) {
  switch (error) {
    case UTF8_ERROR: return ASIDE_JSON_UTF8;
    case UNESCAPED_CHARS: return ASIDE_JSON_CONTROL;
    case MEMALLOC: case CAPACITY: return ASIDE_JSON_MEMORY;
    case EMPTY: return ASIDE_JSON_EMPTY;
    case DEPTH_ERROR: return ASIDE_JSON_DEPTH;
    default: return ASIDE_JSON_SYNTAX;
  }
}

int parse(aside_json_parser *p, const char *text, size_t length, size_t max_depth, size_t *error_byte) {
  Walker walker{p->nodes, text, length, max_depth};
  ondemand::document document;
  int code = ASIDE_JSON_OK;
  auto error = p->parser.iterate(text, length, length + SIMDJSON_PADDING).get(document);
  if (error) {
    *error_byte = SIZE_MAX;
    return code_of(error);
  }
  size_t first = 0;
  while (first < length && is_space(text[first])) first++;
  char c = first < length ? text[first] : 0;
  if (c == '{' || c == '[') {
    ondemand::value root;
    if ((error = document.get_value().get(root))) code = walker.fail(text + first, code_of(error));
    else code = walker.value(root, 0);
    const char *rest = nullptr;
    if (code == ASIDE_JSON_OK && !document.current_location().get(rest)) code = walker.fail(rest);
  } else if (c == '"') {
    code = walker.string(text + first);
    if (code == ASIDE_JSON_OK) {
      const auto &node = p->nodes.back();
      for (size_t i = node.start + node.length + 1; i < length; i++)
        if (!is_space(text[i])) code = walker.fail(text + i);
    }
  } else {
    code = walker.scalar(std::string_view(text + first, length - first));
  }
  *error_byte = walker.error_byte;
  return code;
}

// Writes one code point as UTF-8 and returns the place behind it.
char *put(char *out, uint32_t c) {
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | (c >> 6));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xE0 | (c >> 12));
    *out++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else {
    *out++ = static_cast<char>(0xF0 | (c >> 18));
    *out++ = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    *out++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  }
  return out;
}

uint32_t hex4(const char *p) {
  uint32_t value = 0;
  for (int i = 0; i < 4; i++) {
    char c = p[i];
    value = value << 4 | (is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value;
}

}  // namespace

extern "C" {

aside_json_parser *aside_json_parser_new(void) { return new (std::nothrow) aside_json_parser; }
void aside_json_parser_free(aside_json_parser *parser) { delete parser; }
size_t aside_json_padding(void) { return SIMDJSON_PADDING; }

int aside_json_parse(aside_json_parser *p, const char *text, size_t length, size_t max_depth,
                     size_t *error_byte) {
  *error_byte = SIZE_MAX;
  p->nodes.clear();
  try {
    return parse(p, text, length, max_depth, error_byte);
  } catch (...) {
    return ASIDE_JSON_MEMORY;
  }
}

const aside_json_node *aside_json_nodes(const aside_json_parser *parser, size_t *count) {
  *count = parser->nodes.size();
  return parser->nodes.data();
}

size_t aside_json_unescape(const char *text, size_t length, char *out, size_t *replaced) {
  const char *p = text, *end = text + length;
  char *start = out;
  while (p < end) {
    const char *back = static_cast<const char *>(memchr(p, '\\', end - p));
    size_t plain = (back ? back : end) - p;
    memcpy(out, p, plain);
    out += plain;
    if (!back || back + 1 >= end) break;
    p = back + 2;
    switch (back[1]) {
      case 'b': *out++ = '\b'; break;
      case 'f': *out++ = '\f'; break;
      case 'n': *out++ = '\n'; break;
      case 'r': *out++ = '\r'; break;
      case 't': *out++ = '\t'; break;
      case 'u': {
        if (end - p < 4) return out - start;
        uint32_t c = hex4(p);
        p += 4;
        if (c >= 0xD800 && c < 0xDC00 && end - p >= 6 && p[0] == '\\' && p[1] == 'u') {
          uint32_t low = hex4(p + 2);
          if (low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            p += 6;
          }
        }
        if (c >= 0xD800 && c < 0xE000) {
          c = 0xFFFD;
          ++*replaced;
        }
        out = put(out, c);
        break;
      }
      default: *out++ = back[1];
    }
  }
  return out - start;
}
}
