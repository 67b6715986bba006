import Auditing
import JSONWriting

/// A queue as the page knows it: what was asked for, which items there are, which keys answer them.
struct QueueRecord {
  private let setup: AuditSetup

  init(_ setup: AuditSetup) { self.setup = setup }

  func bytes(_ queue: OpenQueue) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("schema")
      json.string("aside.audit-queue/1")
      json.key("auditor")
      json.string(setup.auditor)
      json.key("blind")
      json.bool(setup.isBlind)
      json.key("queue")
      write(queue.request, &json)
      json.key("keys")
      json.object { json in
        json.key("flagged")
        write(AuditKey.entries(isFlagged: true), &json)
        json.key("unflagged")
        write(AuditKey.entries(isFlagged: false), &json)
      }
      json.key("items")
      json.array { json in
        for item in queue.session.items { write(item, queue, &json) }
      }
    }
    return json.bytes
  }

  private func write(_ request: QueueRequest, _ json: inout JSONWriter) {
    json.object { json in
      json.key("kind")
      json.string(request.kind.rawValue)
      json.key("tags")
      json.array { json in
        for tag in request.tags { json.string(tag) }
      }
      json.key("size")
      json.integer(request.size)
      json.key("rule")
      json.string(request.scope.rule)
      json.key("search")
      json.string(request.search)
      json.key("by")
      json.string(request.scope.by.joined(separator: ","))
    }
  }

  private func write(_ entries: [AuditKey.Entry], _ json: inout JSONWriter) {
    json.array { json in
      for entry in entries {
        json.object { json in
          json.key("key")
          json.string(String(entry.key))
          json.key("meaning")
          json.string(entry.meaning)
          json.key("action")
          json.string(entry.action.name)
          if case .answer(let answer) = entry.action {
            json.key("answer")
            json.string(answer.rawValue)
          }
        }
      }
    }
  }

  private func write(_ item: AuditItem, _ queue: OpenQueue, _ json: inout JSONWriter) {
    json.object { json in
      json.key("id")
      json.string(item.id)
      json.key("tag")
      json.string(item.tag)
      json.key("flagged")
      json.bool(item.isFlagged)
      json.key("after")
      json.optional(queue.forerunner(of: item))
      AnswerRecord.write(item, queue.session, &json)
    }
  }
}

extension AuditKey {
  /// What the page calls it.
  var name: String {
    switch self {
    case .answer: "answer"
    case .repeatLast: "repeat"
    case .undo: "undo"
    case .note: "note"
    case .skip: "skip"
    case .help: "help"
    case .quit: "quit"
    case .mark: "mark"
    case .moveEnds: "ends"
    case .trace: "trace"
    case .history: "history"
    case .open: "open"
    case .scroll(let lines): lines > 0 ? "down" : "up"
    }
  }
}
