// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/literalindex.h"

#include <algorithm>
#include <deque>

namespace SocketDesk {

void LiteralIndex::add(const QByteArray &literal, int id)
{
    Q_ASSERT(!literal.isEmpty());
    m_literals.push_back({literal, id});
}

/// Breadth first, so that the edges of a node lie beside each other and each falls back to one that is known.
void LiteralIndex::build()
{
    struct Stretch
    {
        std::size_t first;
        std::size_t last;
        qsizetype depth;
        quint32 node;
    };
    std::ranges::sort(m_literals, {}, &Literal::bytes);
    std::deque<Stretch> waiting{{0, m_literals.size(), 0, root}};
    while (!waiting.empty()) {
        auto [first, last, depth, node] = waiting.front();
        waiting.pop_front();
        m_nodes[node].firstId = quint32(m_ids.size());
        for (; first < last && m_literals[first].bytes.size() == depth; ++first)
            m_ids.push_back(m_literals[first].id);
        m_nodes[node].idCount = quint32(m_ids.size()) - m_nodes[node].firstId;
        m_nodes[node].firstEdge = quint32(m_edges.size());
        while (first < last) {
            const auto byte = uchar(m_literals[first].bytes.at(depth));
            std::size_t end = first;
            while (end < last && uchar(m_literals[end].bytes.at(depth)) == byte)
                ++end;
            const auto target = quint32(m_nodes.size());
            m_nodes.emplace_back();
            m_edges.push_back({byte, target});
            waiting.push_back({first, end, depth + 1, target});
            first = end;
        }
        m_nodes[node].edgeCount = quint32(m_edges.size()) - m_nodes[node].firstEdge;
    }
    m_literals.clear();
    linkBack();
}

void LiteralIndex::linkBack()
{
    m_first.fill(root);
    for (quint32 i = 0; i < m_nodes[root].edgeCount; ++i)
        m_first.at(m_edges[i].byte) = m_edges[i].target;
    // Nodes were numbered breadth first: whatever one falls back to is shorter and so has a smaller number.
    for (quint32 node = 0; node < m_nodes.size(); ++node) {
        const Node &from = m_nodes[node];
        for (quint32 i = from.firstEdge; i < from.firstEdge + from.edgeCount; ++i) {
            Node &to = m_nodes[m_edges[i].target];
            to.fallback = node == root ? root : next(from.fallback, m_edges[i].byte);
            to.reporting = to.idCount > 0 ? m_edges[i].target : m_nodes[to.fallback].reporting;
        }
    }
}

quint32 LiteralIndex::child(quint32 node, uchar byte) const
{
    if (node == root)
        return m_first.at(byte) == root ? none : m_first.at(byte);
    const Node &from = m_nodes[node];
    const auto begin = m_edges.begin() + from.firstEdge;
    const auto end = begin + from.edgeCount;
    const auto found =
        std::lower_bound(begin, end, byte, [](const Edge &edge, uchar value) { return edge.byte < value; });
    return found != end && found->byte == byte ? found->target : none;
}

quint32 LiteralIndex::next(quint32 node, uchar byte) const
{
    for (;;) {
        if (node == root)
            return m_first.at(byte);
        if (const quint32 target = child(node, byte); target != none)
            return target;
        node = m_nodes[node].fallback;
    }
}

void LiteralIndex::begin(Scratch &scratch) const
{
    if (scratch.m_seen.size() != m_nodes.size() || scratch.m_pass == ~quint32(0)) {
        scratch.m_seen.assign(m_nodes.size(), 0);
        scratch.m_pass = 0;
    }
    ++scratch.m_pass;
}

} // namespace SocketDesk
