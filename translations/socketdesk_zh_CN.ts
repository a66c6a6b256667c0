<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>CliInput</name>
    <message>
        <source>It is longer than %1 bytes.</source>
        <translation>该行超过 %1 字节。</translation>
    </message>
    <message>
        <source>It is not UTF-8.</source>
        <translation>该行不是 UTF-8 文本。</translation>
    </message>
</context>
<context>
    <name>CliUnsent</name>
    <message>
        <source>Nothing was sent: no datagram came that could be answered, and there is neither --remote nor --to.</source>
        <translation>什么也没有发送：没有收到可以回复的数据报，也没有给出 --remote 或 --to。</translation>
    </message>
    <message>
        <source>Nothing was sent: nobody connected.</source>
        <translation>什么也没有发送：没有人连接。</translation>
    </message>
    <message>
        <source>“%1” did not go out whole to everybody: %2 B stayed behind.</source>
        <translation>“%1”没有完整发给每个对象：还有 %2 字节没有发出。</translation>
    </message>
    <message>
        <source>“%1”: %2 of %3 bytes were sent.</source>
        <translation>“%1”：共 %3 字节，已发送 %2 字节。</translation>
    </message>
    <message>
        <source>The end of what was to be sent did not go out: %1 B.</source>
        <translation>要发送的内容末尾没有发出：%1 字节。</translation>
    </message>
</context>
<context>
    <name>CliOptions</name>
    <message>
        <source>--serve-folder sends the bytes of a file and nothing before them.</source>
        <translation>--serve-folder 只发送文件内容，前面不加任何标记。</translation>
    </message>
    <message>
        <source>“%1” is not UTF-8.</source>
        <translation>“%1”不是 UTF-8。</translation>
    </message>
    <message>
        <source>“%1” is not an option.</source>
        <translation>“%1”不是可用的选项。</translation>
    </message>
    <message>
        <source>This option is given twice.</source>
        <translation>这个选项给了两次。</translation>
    </message>
    <message>
        <source>“%1” is none of %2.</source>
        <translation>“%1”不是 %2 之一。</translation>
    </message>
    <message>
        <source>This option is needed: udp, tcp-client or tcp-server.</source>
        <translation>必须给出这个选项：udp、tcp-client 或 tcp-server。</translation>
    </message>
    <message>
        <source>“%1” is none of udp, tcp-client and tcp-server.</source>
        <translation>“%1”不是 udp、tcp-client、tcp-server 之一。</translation>
    </message>
    <message>
        <source>A client needs this option.</source>
        <translation>客户端必须给出这个选项。</translation>
    </message>
    <message>
        <source>A server waits for others; it has no remote address.</source>
        <translation>服务器等待别人连接，没有远程地址。</translation>
    </message>
    <message>
        <source>“all” is everybody; there can be no other target beside it.</source>
        <translation>all 就是全部对象，不能再与其他目标并列。</translation>
    </message>
    <message>
        <source>A client has one peer, that of --remote.</source>
        <translation>客户端只有一个连接对象，即 --remote 给出的那个。</translation>
    </message>
    <message>
        <source>“%1” is none of text, hex and dump.</source>
        <translation>“%1”不是 text、hex、dump 之一。</translation>
    </message>
    <message>
        <source>“%1” is none of netassist, text, hex, jsonl, raw and none.</source>
        <translation>“%1”不是 netassist、text、hex、jsonl、raw、none 之一。</translation>
    </message>
    <message>
        <source>The netassist format shows text or hex, not a dump.</source>
        <translation>netassist 格式只显示文本或 Hex，不显示十六进制对照。</translation>
    </message>
    <message>
        <source>“%1” is not a whole number from 0 to %2.</source>
        <translation>“%1”不是 0 到 %2 之间的整数。</translation>
    </message>
    <message>
        <source>There is nothing to repeat without --send…</source>
        <translation>没有 --send…，就没有可以循环发送的内容。</translation>
    </message>
    <message>
        <source>UDP has no connections that could close.</source>
        <translation>UDP 没有连接，谈不上关闭。</translation>
    </message>
    <message>
        <source>“%1” is not a number of seconds from 0.001 to %2.</source>
        <translation>“%1”不是 0.001 到 %2 之间的秒数。</translation>
    </message>
    <message>
        <source>What to open: udp, tcp-client or tcp-server. Needed.</source>
        <translation>打开什么：udp、tcp-client 或 tcp-server。必须给出。</translation>
    </message>
    <message>
        <source>Own address, for example 127.0.0.1:8080, :0 (a port chosen by the system) or [::1]:9000. A server has 127.0.0.1:8080 if left out.</source>
        <translation>本机地址，例如 127.0.0.1:8080、:0（端口由系统选择）或 [::1]:9000。服务器省略时为 127.0.0.1:8080。</translation>
    </message>
    <message>
        <source>Where a client connects, or where UDP sends.</source>
        <translation>客户端连接到哪里，或 UDP 发送到哪里。</translation>
    </message>
    <message>
        <source>Accepted because the window program has it; the terminal program always opens.</source>
        <translation>因窗口程序有此选项而接受；终端程序总是直接打开。</translation>
    </message>
    <message>
        <source>Character encoding of what is sent and received; UTF-8 if left out.</source>
        <translation>收发数据的字符编码；省略时为 UTF-8。</translation>
    </message>
    <message>
        <source>What standard output gets: text (received text, the default), hex, netassist, jsonl, raw (the received bytes) or none (the default with --receive-folder).</source>
        <translation>标准输出的内容：text（接收的文本，默认）、hex、netassist、jsonl、raw（接收的原始字节）或 none（有 --receive-folder 时的默认值）。</translation>
    </message>
    <message>
        <source>Language of messages, en or zh_CN; the system&apos;s if left out.</source>
        <translation>提示语言，en 或 zh_CN；省略时与系统相同。</translation>
    </message>
    <message>
        <source>Send back whatever arrives, to where it came from.</source>
        <translation>收到什么就原样发回给谁。</translation>
    </message>
    <message>
        <source>Send this text. May be repeated, like the next two; all go out in their order.</source>
        <translation>发送这段文本。与后两项一样可多次给出，按先后顺序发送。</translation>
    </message>
    <message>
        <source>Send these bytes, for example &quot;48 65 6C&quot;.</source>
        <translation>发送这些字节，例如 &quot;48 65 6C&quot;。</translation>
    </message>
    <message>
        <source>Send all of it this many times; 0: until interrupted.</source>
        <translation>全部内容发送这么多遍；0 表示直到中断。</translation>
    </message>
    <message>
        <source>Time from one repeat to the next; 1000 if left out.</source>
        <translation>两遍之间的间隔（毫秒）；省略时为 1000。</translation>
    </message>
    <message>
        <source>Time limit for connecting (5 if left out), and then for everything that is waited for.</source>
        <translation>连接的时限（省略时为 5 秒），以及此后一切等待的时限。</translation>
    </message>
    <message>
        <source>End when N messages were received and all --send… are sent; 0: when all is sent.</source>
        <translation>收到 N 条消息并且 --send… 都发完后结束；0 表示发完即结束。</translation>
    </message>
    <message>
        <source>End when the peer has finished sending; a server, when its last peer has gone.</source>
        <translation>对方结束发送后结束；服务器则在最后一个连接对象离开后结束。</translation>
    </message>
    <message>
        <source>Print this help.</source>
        <translation>显示本帮助。</translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>What is sent for ever is never all sent: --exit-after 0 cannot be.</source>
        <translation>无限循环的发送永远发不完：不能用 --exit-after 0。</translation>
    </message>
    <message>
        <source>How received bytes are cut into messages: none (each read is one, the default), line, delimiter:HEX, fixed:N, length:WIDTH[le|be][,offset=N][,adjust=N] or gap:MS. Output then goes by message; the parts of a length are in bytes, and it is big-endian unless le is said.</source>
        <translation>接收的字节怎样切成消息：none（每次读取算一条，默认）、line、delimiter:HEX、fixed:N、length:WIDTH[le|be][,offset=N][,adjust=N] 或 gap:MS。之后按消息输出；长度的各个参数以字节计，不写 le 即为大端。</translation>
    </message>
    <message>
        <source>Standard input:
  Its lines are sent, with their line ends, after everything that --send… asks for. It is read as UTF-8
  and sent in the encoding; with UTF-8 its bytes pass as they are. By UDP each line is a datagram. A line
  that cannot be sent is named on standard error, the others go on, and the exit code tells.
  A server, or UDP without --to and --remote, sends and reads when the first peer is there.
  At its end, if anything was sent, client and server finish sending (FIN) to their peers, go on
  receiving, and close each connection when the peer has finished too. If nothing was sent, they only
  receive; so /dev/null as input makes a plain receiver. With --echo they finish when the peer does.
  UDP has no end: it goes on until one of the options above, or an interrupt, ends it.

Standard error gets one line when it is open: “listening on ADDRESS”, “bound to ADDRESS” or
“connected to ADDRESS from ADDRESS”.

Exit codes: 0 done · 1 a wait timed out · 2 wrong usage, or a line of input that the encoding lacks ·
3 could not open or connect · 4 the peer reset the connection, or an input/output error ·
130 interrupted; what was received is written out before.

Examples:
  socketdesk-cli --role tcp-server --local :8080 --echo --format netassist
  socketdesk-cli --role tcp-client --remote 127.0.0.1:8080 --encoding GBK --send 你好
  socketdesk-cli --role tcp-server --framing length:4le --format jsonl
  socketdesk-cli --role tcp-client --remote :8080 --send-file a.zip --file-framing json
  socketdesk-cli --role tcp-server --receive-folder received --file-framing json
  socketdesk-cli --role udp --remote 127.0.0.1:9000 --send-hex &quot;AA 55&quot; --timeout 2 --exit-after 1
</source>
        <translation>标准输入：
  逐行发送，连同行尾，排在所有 --send… 之后。按 UTF-8 读入，按所选编码发出；编码为 UTF-8 时字节
  原样通过。UDP 时每行一个数据报。不能发送的行在标准错误中指出，其余照常发送，退出码会反映出来。
  服务器，以及没有 --to 和 --remote 的 UDP，在第一个连接对象出现后才读取和发送。
  输入结束后，如果发送过内容，客户端和服务器结束对各连接对象的发送（FIN），继续接收，待对方也结束后
  关闭连接。如果什么都没发送，则只接收；因此以 /dev/null 作输入就是纯接收。使用 --echo 时，对方结束
  它们才结束。UDP 没有结束：一直运行，直到上面的某个选项或中断使它停止。

打开后在标准错误输出一行：“listening on 地址”、“bound to 地址”或“connected to 地址 from 地址”。

退出码：0 完成 · 1 等待超时 · 2 用法有误，或输入的某行在所选编码中无法表示 ·
3 无法打开或连接 · 4 对方复位了连接，或输入输出出错 · 130 被中断；已接收的内容会先写出。

示例：
  socketdesk-cli --role tcp-server --local :8080 --echo --format netassist
  socketdesk-cli --role tcp-client --remote 127.0.0.1:8080 --encoding GBK --send 你好
  socketdesk-cli --role tcp-server --framing length:4le --format jsonl
  socketdesk-cli --role tcp-client --remote :8080 --send-file a.zip --file-framing json
  socketdesk-cli --role tcp-server --receive-folder received --file-framing json
  socketdesk-cli --role udp --remote 127.0.0.1:9000 --send-hex &quot;AA 55&quot; --timeout 2 --exit-after 1
</translation>
    </message>
    <message>
        <source>This file is that of --log.</source>
        <translation>这个文件就是 --log 的文件。</translation>
    </message>
    <message>
        <source>“%1” ends with none of .log, .txt, .csv, .jsonl and .pcapng.</source>
        <translation>“%1”的扩展名不是 .log、.txt、.csv、.jsonl、.pcapng 之一。</translation>
    </message>
    <message>
        <source>Append everything to this file while it runs, in the format of its suffix: .log (as NetAssist), .txt (received text), .csv, .jsonl or .pcapng (for Wireshark).</source>
        <translation>运行时把一切追加到这个文件，格式由扩展名决定：.log（同 NetAssist）、.txt（收到的文本）、.csv、.jsonl 或 .pcapng（供 Wireshark 使用）。</translation>
    </message>
    <message>
        <source>Append the received bytes to this file while it runs.</source>
        <translation>运行时把收到的字节追加到这个文件。</translation>
    </message>
    <message>
        <source>Only datagrams are checked, and what is found is told by --stats-json.</source>
        <translation>只检查数据报，结果写在 --stats-json 里。</translation>
    </message>
    <message>
        <source>Where each datagram carries a counter that grows by one, WIDTH[le|be][,offset=N] in bytes: numbers that are missing, repeated or late are counted for --stats-json.</source>
        <translation>每个数据报里逐一递增的序号在哪里：WIDTH[le|be][,offset=N]，以字节计；缺失、重复、迟到的序号计入 --stats-json。</translation>
    </message>
    <message>
        <source>At the end, write counters, rates and times to this file.</source>
        <translation>结束时把各项计数、速率和时间写入该文件。</translation>
    </message>
    <message>
        <source>Send what one peer sends to all others.</source>
        <translation>把一个连接对象发来的内容转发给其他所有对象。</translation>
    </message>
    <message>
        <source>What goes before the bytes of a file that is sent or received: raw (nothing, the default), length[le|be] (four bytes of length) or json[le|be] (four bytes of length and a JSON header with filename and filesize); the length is big-endian unless le is said.</source>
        <translation>收发文件时内容前面的标记：raw（没有，默认）、length[le|be]（4 字节长度）或 json[le|be]（4 字节长度加 JSON 报头，含 filename 和 filesize）；不写 le 时长度为大端。</translation>
    </message>
    <message>
        <source>Send files no faster than this many bytes a second.</source>
        <translation>发送文件的最高速率，字节/秒。</translation>
    </message>
    <message>
        <source>Bytes of a file in one write; by UDP in one datagram, where it is 1400 if left out.</source>
        <translation>每次写入文件的字节数；UDP 为每个数据报的字节数，省略时为 1400。</translation>
    </message>
    <message>
        <source>Save received files in this folder, under their own names where the framing tells them. No file is replaced; one that did not come whole ends with .part.</source>
        <translation>把收到的文件存进此文件夹，报头给出文件名时用该名字。不会覆盖任何文件；没有收全的文件以 .part 结尾。</translation>
    </message>
    <message>
        <source>Send this name to a file server and save what it answers in --receive-folder. Ends when it has come.</source>
        <translation>把此文件名发给文件服务器，并把回答存进 --receive-folder。收完即结束。</translation>
    </message>
    <message>
        <source>What is sent for a file that is not there; nothing if left out.</source>
        <translation>文件不存在时的回答；省略则什么也不发。</translation>
    </message>
    <message>
        <source>There is no file without --send-file or --receive-folder.</source>
        <translation>没有 --send-file 或 --receive-folder 就没有文件。</translation>
    </message>
    <message>
        <source>“%1” is not a whole number from 1 to %2.</source>
        <translation>“%1”不是 1 到 %2 的整数。</translation>
    </message>
    <message>
        <source>There is no file to send without --send-file.</source>
        <translation>没有 --send-file 就没有要发送的文件。</translation>
    </message>
    <message>
        <source>“%1” is no folder.</source>
        <translation>“%1”不是文件夹。</translation>
    </message>
    <message>
        <source>You may not write to “%1”.</source>
        <translation>没有写入“%1”的权限。</translation>
    </message>
    <message>
        <source>Only a TCP client can ask a server for a file.</source>
        <translation>只有 TCP 客户端可以向服务器索取文件。</translation>
    </message>
    <message>
        <source>This option needs --receive-folder.</source>
        <translation>此选项需要 --receive-folder。</translation>
    </message>
    <message>
        <source>There is no name.</source>
        <translation>没有给出文件名。</translation>
    </message>
    <message>
        <source>This option needs --serve-folder.</source>
        <translation>此选项需要 --serve-folder。</translation>
    </message>
    <message>
        <source>A datagram cannot say where a file ends: it needs TCP.</source>
        <translation>数据报无法表示文件在哪里结束：需要 TCP。</translation>
    </message>
    <message>
        <source>Send the content of a file, as the options below say.</source>
        <translation>发送一个文件的内容，方式见下面的选项。</translation>
    </message>
    <message>
        <source>Take endpoint, encoding and framing from the tab in front of this file of the window; other options come before it. What answers by itself stays off.</source>
        <translation>端点、编码和分帧取自窗口的这个工作区文件中最前面的标签页；命令行上的其他选项优先。自动应答保持关闭。</translation>
    </message>
    <message>
        <source>Take them from this tab of the workspace, from 1.</source>
        <translation>取自工作区的第几个标签页，从 1 开始。</translation>
    </message>
    <message>
        <source>Send the entries of a quick list (exported by the window, or the .ini file of SSCOM) by their order, each followed by its delay.</source>
        <translation>按次序发送快捷指令列表（窗口导出的文件，或 SSCOM 的 .ini 文件）的各条，每条之后等待其延时。</translation>
    </message>
    <message>
        <source>Write what --send and --send-hex say in pieces, without Nagle: 1 is byte by byte, 4 pieces of four bytes, 3,7 cuts after the third and the seventh byte. Or glue: all of it in one write.</source>
        <translation>把 --send 和 --send-hex 的内容分段写出（关闭 Nagle）：1 为逐字节，4 为每段四字节，3,7 为在第三和第七字节后切开；glue 则全部合为一次写入。</translation>
    </message>
    <message>
        <source>Time between two pieces; 0 if left out.</source>
        <translation>两段之间的时间；省略时为 0。</translation>
    </message>
    <message>
        <source>What a server does with who connects: serve (the default), close (at once), or late:MS (leave it waiting so long).</source>
        <translation>服务器怎样对待连入者：serve（正常服务，默认）、close（立即关闭）或 late:MS（先让它等这么久）。</translation>
    </message>
    <message>
        <source>Read only so many bytes a second of each connection; 0: none.</source>
        <translation>每个连接每秒只读这么多字节；0 表示不读。</translation>
    </message>
    <message>
        <source>“%1” is not a whole number from %2 to %3.</source>
        <translation>“%1”不是 %2 到 %3 之间的整数。</translation>
    </message>
    <message>
        <source>This option needs --segments.</source>
        <translation>此选项需要 --segments。</translation>
    </message>
    <message>
        <source>There is nothing to cut without --send or --send-hex.</source>
        <translation>没有 --send 或 --send-hex，就没有可切分的内容。</translation>
    </message>
    <message>
        <source>What has placeholders cannot be cut or glued.</source>
        <translation>含占位符的内容不能拆分或合并。</translation>
    </message>
    <message>
        <source>What is glued has no gaps.</source>
        <translation>合并的内容没有间隔。</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>None of its entries has an order above 0.</source>
        <translation>其中没有次序大于 0 的条目。</translation>
    </message>
    <message>
        <source>Only a server accepts.</source>
        <translation>只有服务器接受连接。</translation>
    </message>
    <message>
        <source>“%1” is none of serve, close and late:MS.</source>
        <translation>“%1”不是 serve、close 或 late:MS。</translation>
    </message>
    <message>
        <source>Datagrams are not held back by who reads slowly: it needs TCP.</source>
        <translation>读得慢并不能压住数据报：需要 TCP。</translation>
    </message>
    <message>
        <source>“%1” is none of the tabs 1 to %2 of “%3”.</source>
        <translation>“%1”不是“%3”的标签页，它有标签页 1 到 %2。</translation>
    </message>
    <message>
        <source>What --send, --send-hex and lines of input end with: none, cr, lf or crlf. Left out: nothing is added, and lines keep their ends.</source>
        <translation>--send、--send-hex 和输入各行的结尾：none、cr、lf 或 crlf。省略时不附加，各行保留原有行尾。</translation>
    </message>
    <message>
        <source>Append a checksum to --send, --send-hex and lines of input: sum8, sum16, xor, lrc, twos-complement, crc8, crc16-modbus, crc16-ccitt-false, crc16-xmodem, crc16-kermit, crc32 or crc:WIDTH,POLY[,INIT[,REFIN[,REFOUT[,XOROUT]]]]; behind it ,from=N (the first byte it covers), ,be or ,le, and ,after-line-end.</source>
        <translation>为 --send、--send-hex 和输入各行附加校验：sum8、sum16、xor、lrc、twos-complement、crc8、crc16-modbus、crc16-ccitt-false、crc16-xmodem、crc16-kermit、crc32 或 crc:WIDTH,POLY[,INIT[,REFIN[,REFOUT[,XOROUT]]]]；其后可加 ,from=N（从第几字节起计算）、,be 或 ,le，以及 ,after-line-end。</translation>
    </message>
    <message>
        <source>Work out in --send, --send-hex and lines of input, each time: {n} (a counter; {n:4,100} has 4 digits and begins at 100, {n:4be} is 4 bytes), {time}, {random:8}, {bytes:8}, {peer} and {len} (bytes of the rest). {{ and }} are braces.</source>
        <translation>每次发送时代入 --send、--send-hex 和输入各行中的占位符：{n}（计数器；{n:4,100} 为 4 位、从 100 开始，{n:4be} 为 4 字节）、{time}、{random:8}、{bytes:8}、{peer} 和 {len}（其余部分的字节数）。{{ 和 }} 表示花括号。</translation>
    </message>
    <message>
        <source>“%1” is none of none, cr, lf and crlf.</source>
        <translation>“%1”不是 none、cr、lf 或 crlf。</translation>
    </message>
    <message>
        <source>Answer messages as the rules in this JSON file say; see README.</source>
        <translation>按此 JSON 文件中的规则应答消息；见 README。</translation>
    </message>
    <message>
        <source>What becomes of repeats whose time has passed: skip (the default) or catch-up, as soon as there is room.</source>
        <translation>错过时刻的循环如何处理：skip（默认，跳过）或 catch-up（一有空间即补发）。</translation>
    </message>
    <message>
        <source>“%1” is none of skip and catch-up.</source>
        <translation>“%1”不是 skip 或 catch-up。</translation>
    </message>
    <message>
        <source>Send to all (the default), or for UDP and a server to one peer, or several with commas between them, also by UDP to a broadcast address or a multicast group. May be repeated.</source>
        <translation>发送给全部（默认）；UDP 和服务器可发送给一个连接对象，或用逗号分隔的多个，UDP 还可发送到广播地址或组播组。可重复。</translation>
    </message>
    <message>
        <source>This option needs --workspace.</source>
        <translation>此选项需要 --workspace。</translation>
    </message>
    <message>
        <source>How many a server has at a time; who comes beyond that is closed at once. 0: any number, as if left out.</source>
        <translation>服务器同时最多保持多少个连接；超出的连入者立即关闭。0 表示不限，与不写相同。</translation>
    </message>
    <message>
        <source>Whether received bytes are read as text, hex or dump, in the formats text and netassist and in a .log file; the others say that themselves.</source>
        <translation>接收的字节按 text（文本）、hex 还是 dump（十六进制对照）显示；用于 text 和 netassist 格式以及 .log 文件，其他格式自有规定。</translation>
    </message>
    <message>
        <source>How much may lie on disk until output and statistics have read it, for example 512MiB; 8GiB if left out. Of what they have read, 64MiB at most is kept, or, with “,pause” behind the size, all: then reception pauses at the limit.</source>
        <translation>输出和统计读取之前，磁盘上最多存放多少，例如 512MiB；省略时为 8GiB。已读取的内容最多保留 64MiB；如果在大小后面加上“,pause”，则全部保留，到达上限时暂停接收。</translation>
    </message>
    <message>
        <source>Send files of this folder to whoever sends their names, and then finish. A name ends with a line end, or with a silence of 0.3 s; with --framing delimiter, fixed or length it is the first message.</source>
        <translation>对方发来文件名，就把此文件夹中的该文件发给它，然后结束发送。文件名以换行或 0.3 秒的静默结束；--framing 为 delimiter、fixed 或 length 时，第一条消息就是文件名。</translation>
    </message>
    <message>
        <source>Nothing is repeated without --repeat.</source>
        <translation>没有 --repeat 就没有循环。</translation>
    </message>
    <message>
        <source>This file is that of --save-received.</source>
        <translation>这个文件已用于 --save-received。</translation>
    </message>
    <message>
        <source>A client has one peer, and no others.</source>
        <translation>客户端只有一个连接对象，没有其他对象。</translation>
    </message>
    <message>
        <source>With --accept close nobody stays connected.</source>
        <translation>使用 --accept close 时没有连接会保留。</translation>
    </message>
    <message>
        <source>What becomes of a peer that says the same again and again, each time at once behind an answer, as in a loop of answers or a test of speed: answer (it is told, and answered on; if left out) or stop (its answers are held until the end). A loop that this program began is always stopped.</source>
        <translation>对方一再发来同样的内容，每次都紧跟在应答之后，像循环应答，也像测速，怎么办：answer（提示并继续应答；省略时如此）或 stop（暂停应答它，直到结束）。由本程序先开口的循环总会停止。</translation>
    </message>
</context>
<context>
    <name>EndpointConfig</name>
    <message>
        <source>a list of at most 1024 groups</source>
        <translation>不超过 1024 个组的列表</translation>
    </message>
    <message>
        <source>“tcp-server”, “tcp-client” or “udp”</source>
        <translation>“tcp-server”、“tcp-client”或“udp”</translation>
    </message>
    <message>
        <source>a group with its interface</source>
        <translation>一个组播组及其网卡</translation>
    </message>
    <message>
        <source>“serve”, “close” or “late”</source>
        <translation>“serve”、“close”或“late”</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>%1 is already in use.</source>
        <translation>%1 已被占用。</translation>
    </message>
    <message>
        <source>Another program, or another tab, has this port open.</source>
        <translation>另一个程序或另一个标签页已打开这个端口。</translation>
    </message>
    <message>
        <source>%1 is still in use.</source>
        <translation>%1 仍被占用。</translation>
    </message>
    <message>
        <source>A program without SO_REUSEADDR has ended; its connections keep the port for a minute (TIME_WAIT).</source>
        <translation>没有设置 SO_REUSEADDR 的程序已经结束，它的连接还要占着端口约一分钟（TIME_WAIT）。</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>请过一分钟再试。</translation>
    </message>
    <message>
        <source>Try again in a minute, or choose another port: %1 is free.</source>
        <translation>请过一分钟再试，或换一个端口：%1 空闲。</translation>
    </message>
    <message>
        <source>It is held by %1.</source>
        <translation>占用它的是 %1。</translation>
    </message>
    <message>
        <source>Close that program, choose another port, or choose 0 to let the system pick one.</source>
        <translation>请关闭那个程序，或换一个端口，或填 0 由系统选择。</translation>
    </message>
    <message>
        <source>Close that program, or choose another port: %1 is free.</source>
        <translation>请关闭那个程序，或换一个端口：%1 空闲。</translation>
    </message>
    <message>
        <source>%1 is not an address of this machine.</source>
        <translation>%1 不是本机的地址。</translation>
    </message>
    <message>
        <source>Only an address that one of its network interfaces has can be opened here.</source>
        <translation>只能打开本机某块网卡拥有的地址。</translation>
    </message>
    <message>
        <source>Choose one from the list; 127.0.0.1 always works for programs on this machine.</source>
        <translation>请从列表中选择；本机程序之间用 127.0.0.1 总是可以的。</translation>
    </message>
    <message>
        <source>No permission for %1.</source>
        <translation>没有使用 %1 的权限。</translation>
    </message>
    <message>
        <source>Ports below 1024 can be opened by the system alone; sending may be forbidden by a firewall or a route.</source>
        <translation>1024 以下的端口只有系统能打开；发送则可能被防火墙或路由禁止。</translation>
    </message>
    <message>
        <source>To open a port, choose one from 1024 up, for example 8080.</source>
        <translation>要打开端口，请选 1024 及以上的，例如 8080。</translation>
    </message>
    <message>
        <source>%1 does not say which interface it belongs to.</source>
        <translation>%1 没有说明属于哪块网卡。</translation>
    </message>
    <message>
        <source>Every interface has link-local addresses (fe80…).</source>
        <translation>每块网卡都有链路本地地址（fe80…）。</translation>
    </message>
    <message>
        <source>Write the name of the interface behind the address, for example fe80::1%eth0.</source>
        <translation>请在地址后面写上网卡名，例如 fe80::1%eth0。</translation>
    </message>
    <message>
        <source>This machine has no network interface “%1”.</source>
        <translation>本机没有网卡“%1”。</translation>
    </message>
    <message>
        <source>Choose one from the list of interfaces.</source>
        <translation>请从网卡列表中选择。</translation>
    </message>
    <message>
        <source>%1 is not a multicast group.</source>
        <translation>%1 不是组播地址。</translation>
    </message>
    <message>
        <source>Groups are 224.0.0.0 to 239.255.255.255, and IPv6 addresses that begin with ff.</source>
        <translation>组播地址是 224.0.0.0 到 239.255.255.255，以及以 ff 开头的 IPv6 地址。</translation>
    </message>
    <message>
        <source>The group %1 has been joined already.</source>
        <translation>已经加入了组 %1。</translation>
    </message>
    <message>
        <source>Too many connections are open.</source>
        <translation>打开的连接太多。</translation>
    </message>
    <message>
        <source>The system lets this program open no further descriptor.</source>
        <translation>系统不允许本程序再打开描述符。</translation>
    </message>
    <message>
        <source>Close connections or tabs, or raise the limit (ulimit -n).</source>
        <translation>请关闭一些连接或标签页，或提高上限（ulimit -n）。</translation>
    </message>
    <message>
        <source>%1 refused the connection.</source>
        <translation>%1 拒绝了连接。</translation>
    </message>
    <message>
        <source>Nothing listens on that port.</source>
        <translation>那个端口上没有程序在监听。</translation>
    </message>
    <message>
        <source>Is the program over there running, and is the port right?</source>
        <translation>请检查对方程序是否已运行、端口是否正确。</translation>
    </message>
    <message>
        <source>There is no host named “%1”.</source>
        <translation>找不到名为“%1”的主机。</translation>
    </message>
    <message>
        <source>Check the spelling, or type the address in numbers.</source>
        <translation>请检查拼写，或直接填写数字地址。</translation>
    </message>
    <message>
        <source>The name “%1” could not be looked up.</source>
        <translation>无法解析主机名“%1”。</translation>
    </message>
    <message>
        <source>The name server does not answer.</source>
        <translation>域名服务器没有应答。</translation>
    </message>
    <message>
        <source>Check the network, or type the address in numbers.</source>
        <translation>请检查网络，或直接填写数字地址。</translation>
    </message>
    <message>
        <source>The network of %1 cannot be reached.</source>
        <translation>到达不了 %1 所在的网络。</translation>
    </message>
    <message>
        <source>This machine has no route to it.</source>
        <translation>本机没有通往它的路由。</translation>
    </message>
    <message>
        <source>Check the cable or Wi-Fi, and whether the address is right.</source>
        <translation>请检查网线或 Wi-Fi，以及地址是否正确。</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>到达不了 %1。</translation>
    </message>
    <message>
        <source>The machine is off, on another network, or a firewall keeps it away.</source>
        <translation>对方主机可能已关机、不在同一网络，或被防火墙隔开。</translation>
    </message>
    <message>
        <source>Check the address, and whether the machine answers to ping.</source>
        <translation>请检查地址，并用 ping 看看对方是否应答。</translation>
    </message>
    <message>
        <source>%1 does not answer any more.</source>
        <translation>%1 不再应答。</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 ms.</source>
        <translation>%1 在 %2 毫秒内没有应答。</translation>
    </message>
    <message>
        <source>The machine is off, the address is wrong, or a firewall swallows the packets.</source>
        <translation>对方主机可能已关机、地址有误，或数据包被防火墙丢弃。</translation>
    </message>
    <message>
        <source>Check the address; a longer time limit helps only on slow networks.</source>
        <translation>请检查地址；只有网络很慢时加长时限才有用。</translation>
    </message>
    <message>
        <source>%1 reset the connection (RST).</source>
        <translation>%1 复位了连接（RST）。</translation>
    </message>
    <message>
        <source>It had finished before, and has closed altogether by now: nobody reads what is sent to it.</source>
        <translation>对方此前已结束发送，现在已完全关闭：发给它的数据没有人读。</translation>
    </message>
    <message>
        <source>The program over there ended suddenly, or closed with data unread.</source>
        <translation>对方程序突然结束，或还有数据未读就关闭了。</translation>
    </message>
    <message>
        <source>The connection to %1 takes no more data.</source>
        <translation>与 %1 的连接不再接受数据。</translation>
    </message>
    <message>
        <source>It has been closed.</source>
        <translation>它已被关闭。</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>请重新连接。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Nobody receives at %1.</source>
        <translation>%1 没有程序在接收。</translation>
    </message>
    <message>
        <source>That machine answered that no program has this UDP port open.</source>
        <translation>对方主机答复：没有程序打开这个 UDP 端口。</translation>
    </message>
    <message>
        <source>The message is too long for one datagram.</source>
        <translation>消息太长，一个数据报装不下。</translation>
    </message>
    <message>
        <source>The message has %1 bytes; one datagram carries at most %2.</source>
        <translation>消息有 %1 字节，一个数据报最多装 %2 字节。</translation>
    </message>
    <message>
        <source>Send less at once, or use TCP.</source>
        <translation>请分成几次发送，或改用 TCP。</translation>
    </message>
    <message>
        <source>%1 cannot be reached from the local address.</source>
        <translation>从当前的本地地址到达不了 %1。</translation>
    </message>
    <message>
        <source>One is an IPv4 address, the other an IPv6 address.</source>
        <translation>一个是 IPv4 地址，另一个是 IPv6 地址。</translation>
    </message>
    <message>
        <source>Open a local address of the same kind: 0.0.0.0 for IPv4, :: for IPv6.</source>
        <translation>请打开同类的本地地址：IPv4 用 0.0.0.0，IPv6 用 ::。</translation>
    </message>
    <message>
        <source>The system has no buffer left for sending.</source>
        <translation>系统的发送缓冲区已用完。</translation>
    </message>
    <message>
        <source>More is being sent than the network takes.</source>
        <translation>发送得比网络能承受的快。</translation>
    </message>
    <message>
        <source>Send more slowly.</source>
        <translation>请放慢发送。</translation>
    </message>
    <message>
        <source>Nothing was sent: nothing is open.</source>
        <translation>没有发送：还没有打开。</translation>
    </message>
    <message>
        <source>Open or connect first.</source>
        <translation>请先打开或连接。</translation>
    </message>
    <message>
        <source>Nothing was sent: nobody is connected.</source>
        <translation>没有发送：没有任何连接对象。</translation>
    </message>
    <message>
        <source>Wait for a peer, or type where to send to.</source>
        <translation>请等待对方连入，或填写发送到哪里。</translation>
    </message>
    <message>
        <source>Nothing was sent: %1 has gone.</source>
        <translation>没有发送：%1 已离开。</translation>
    </message>
    <message>
        <source>Choose another peer.</source>
        <translation>请选择另一个对象。</translation>
    </message>
    <message>
        <source>Nothing was sent: sending to %1 has been finished.</source>
        <translation>没有发送：对 %1 的发送已经结束。</translation>
    </message>
    <message>
        <source>After “Finish sending” a connection only receives.</source>
        <translation>“结束发送”之后，连接只能接收。</translation>
    </message>
    <message>
        <source>Connect again to send more.</source>
        <translation>要继续发送，请重新连接。</translation>
    </message>
    <message>
        <source>Nothing was sent: %1 does not take what is already waiting for it.</source>
        <translation>没有发送：%1 没有取走排队等它的数据。</translation>
    </message>
    <message>
        <source>The queue has reached its limit of %1 bytes.</source>
        <translation>队列已达到 %1 字节的上限。</translation>
    </message>
    <message>
        <source>Wait until the program over there reads, or disconnect it.</source>
        <translation>请等对方程序读取，或断开它。</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>没有可发送的内容。</translation>
    </message>
    <message>
        <source>Type a message first.</source>
        <translation>请先输入消息。</translation>
    </message>
    <message>
        <source>Where does “%1” have its port?</source>
        <translation>看不出“%1”中哪里是端口。</translation>
    </message>
    <message>
        <source>With a port, write an IPv6 address in brackets, for example [::1]:8080.</source>
        <translation>IPv6 地址带端口时要加方括号，例如 [::1]:8080。</translation>
    </message>
    <message>
        <source>“%1” is not an address.</source>
        <translation>“%1”不是有效的地址。</translation>
    </message>
    <message>
        <source>Type numbers such as 127.0.0.1 (no leading zeros) or an IPv6 address; a name can only be remote.</source>
        <translation>请填写 127.0.0.1 这样的四段数字（无前导零）或 IPv6 地址；主机名只用于远程主机。</translation>
    </message>
    <message>
        <source>“%1” has no port.</source>
        <translation>“%1”没有写端口。</translation>
    </message>
    <message>
        <source>Write the port behind the address and a colon, for example 127.0.0.1:8080.</source>
        <translation>请在地址后面写冒号和端口，例如 127.0.0.1:8080。</translation>
    </message>
    <message>
        <source>Nothing can be sent to %1.</source>
        <translation>无法发送到 %1。</translation>
    </message>
    <message>
        <source>Nothing can be sent to port 0.</source>
        <translation>端口 0 不能作为对方的端口。</translation>
    </message>
    <message>
        <source>The port of a remote address is from 1 to 65535.</source>
        <translation>远程端口的范围是 1 到 65535。</translation>
    </message>
    <message>
        <source>“%1” is not a port.</source>
        <translation>“%1”不是有效的端口。</translation>
    </message>
    <message>
        <source>A port is a number from 0 to 65535.</source>
        <translation>端口是 0 到 65535 的整数。</translation>
    </message>
    <message>
        <source>“%1” at position %2 is not a hex digit.</source>
        <translation>第 %2 个字符“%1”不是十六进制数字。</translation>
    </message>
    <message>
        <source>Type pairs of 0–9 and A–F, for example 48 65 6C.</source>
        <translation>请成对输入 0–9、A–F，例如 48 65 6C。</translation>
    </message>
    <message>
        <source>The digit at position %1 has no partner.</source>
        <translation>第 %1 个字符处的数字不成对。</translation>
    </message>
    <message>
        <source>A byte is two hex digits: write 0A, not A.</source>
        <translation>一个字节是两位十六进制数：写 0A，不要写 A。</translation>
    </message>
    <message>
        <source>“%1” at position %2 is not an escape.</source>
        <translation>第 %2 个字符处的“%1”不是转义符。</translation>
    </message>
    <message>
        <source>Known are \r \n \t \0 \\ \xHH and \uHHHH.</source>
        <translation>可用的有 \r \n \t \0 \\ \xHH 和 \uHHHH。</translation>
    </message>
    <message>
        <source>“%1” (%2) at position %3 does not exist in %4.</source>
        <translation>第 %3 个字符“%1”（%2）在 %4 中不存在。</translation>
    </message>
    <message>
        <source>Nothing was sent. Choose an encoding that has it, for example UTF-8 or GB18030.</source>
        <translation>没有发送。请选择包含它的编码，例如 UTF-8 或 GB18030。</translation>
    </message>
    <message>
        <source>There is no encoding named “%1”.</source>
        <translation>没有名为“%1”的编码。</translation>
    </message>
    <message>
        <source>%1 characters are too much for the message box; it takes %2.</source>
        <translation>%1 个字符超出了消息框的上限 %2。</translation>
    </message>
    <message>
        <source>Send it as a file.</source>
        <translation>请作为文件发送。</translation>
    </message>
    <message>
        <source>“%1” has a value that cannot be used.</source>
        <translation>“%1”的值不可用。</translation>
    </message>
    <message>
        <source>“%1” must be %2.</source>
        <translation>“%1”不对，应为：%2。</translation>
    </message>
    <message>
        <source>There is no file “%1”.</source>
        <translation>没有文件“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>无法读取“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>There is no folder “%1”.</source>
        <translation>没有文件夹“%1”。</translation>
    </message>
    <message>
        <source>“%1” is no folder.</source>
        <translation>“%1”不是文件夹。</translation>
    </message>
    <message>
        <source>You may not write there.</source>
        <translation>你没有在那里写入的权限。</translation>
    </message>
    <message>
        <source>This file system can only be read.</source>
        <translation>这个文件系统是只读的。</translation>
    </message>
    <message>
        <source>“%1” is there already and is no capture.</source>
        <translation>“%1”已经存在，但不是抓包文件。</translation>
    </message>
    <message>
        <source>It was left as it is. Choose another name.</source>
        <translation>该文件未作任何改动。请换一个文件名。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>请换一个位置。</translation>
    </message>
    <message>
        <source>Nothing was sent: “%1” is still being looked up.</source>
        <translation>没有发送：“%1”仍在解析中。</translation>
    </message>
    <message>
        <source>Too much is waiting for that already.</source>
        <translation>等待解析的消息已经太多。</translation>
    </message>
    <message>
        <source>Send it again when the others have gone out.</source>
        <translation>请等其他消息发出后再发送一次。</translation>
    </message>
    <message>
        <source>“%1” is not an ordinary file.</source>
        <translation>“%1”不是普通文件。</translation>
    </message>
    <message>
        <source>It is a folder, a pipe or a device.</source>
        <translation>它是文件夹、管道或设备。</translation>
    </message>
    <message>
        <source>The disk is full: “%1”.</source>
        <translation>磁盘已满：“%1”。</translation>
    </message>
    <message>
        <source>Free some space; it goes on by itself as soon as there is room.</source>
        <translation>请腾出空间；一有空间就会自动继续。</translation>
    </message>
    <message>
        <source>The log of this tab has reached its limit of %1.</source>
        <translation>本标签页的日志已达到 %1 的上限。</translation>
    </message>
    <message>
        <source>TCP peers are held back; datagrams that do not fit are counted as dropped.</source>
        <translation>TCP 的发送方会被流量控制挡住；放不下的数据报计为丢弃。</translation>
    </message>
    <message>
        <source>It goes on as soon as its oldest records are written to the file or the output that is slow.</source>
        <translation>等最早的记录写入那个较慢的文件或输出后，会自动继续。</translation>
    </message>
    <message>
        <source>The system refused the operation.</source>
        <translation>系统拒绝了操作。</translation>
    </message>
    <message>
        <source>The system refused: %1.</source>
        <translation>系统拒绝：%1。</translation>
    </message>
    <message>
        <source>We closed the connection with %1.</source>
        <translation>我方关闭了与 %1 的连接。</translation>
    </message>
    <message>
        <source>It had finished sending, and nothing was sent to it for %1 ms.</source>
        <translation>对方已结束发送，且 %1 毫秒内没有向它发送任何数据。</translation>
    </message>
    <message>
        <source>A longer half-open limit, or none, keeps such a connection.</source>
        <translation>延长或取消半开时限，可以保留这样的连接。</translation>
    </message>
    <message>
        <source>%1 of %2 peers were left out.</source>
        <translation>%2 个连接对象中有 %1 个被跳过。</translation>
    </message>
    <message>
        <source>They do not take what is already waiting for them; one is %1.</source>
        <translation>它们没有取走已在等待的数据，其中之一是 %1。</translation>
    </message>
    <message>
        <source>Disconnect them, or wait until the programs over there read.</source>
        <translation>请断开它们，或等待对方程序读取数据。</translation>
    </message>
    <message>
        <source>The parenthesis at position %1 has no partner.</source>
        <translation>第 %1 个字符处的括号没有配对。</translation>
    </message>
    <message>
        <source>The bracket at position %1 has no partner.</source>
        <translation>第 %1 个字符处的方括号没有配对。</translation>
    </message>
    <message>
        <source>“%1” at position %2 is not a range.</source>
        <translation>第 %2 个字符处的“%1”不是有效的范围。</translation>
    </message>
    <message>
        <source>“%1” at position %2 repeats nothing, or too much.</source>
        <translation>第 %2 个字符处的“%1”没有可重复的内容，或重复过多。</translation>
    </message>
    <message>
        <source>“%1” at position %2 is several bytes; brackets hold single ones.</source>
        <translation>第 %2 个字符“%1”占多个字节，方括号内只能是单个字节。</translation>
    </message>
    <message>
        <source>At least one digit has to be known.</source>
        <translation>至少要有一位是确定的数字。</translation>
    </message>
    <message>
        <source>The pattern is too large.</source>
        <translation>表达式过大。</translation>
    </message>
    <message>
        <source>“%1” at position %2 cannot be understood.</source>
        <translation>第 %2 个字符处的“%1”无法理解。</translation>
    </message>
    <message>
        <source>Another tab of this window has this port open.</source>
        <translation>本窗口的另一个标签页已打开该端口。</translation>
    </message>
    <message>
        <source>Close it there, choose another port, or choose 0 to let the system pick one.</source>
        <translation>请在那里关闭它，换一个端口，或填 0 由系统选择。</translation>
    </message>
    <message>
        <source>Close it there, or choose another port: %1 is free.</source>
        <translation>请在那里关闭它，或换一个端口：%1 空闲。</translation>
    </message>
    <message>
        <source>These bytes are no plain text in %2: %1.</source>
        <translation>这些字节不是 %2 编码的纯文本：%1。</translation>
    </message>
    <message>
        <source>The message stays in hex. “Parse escapes” can write any byte as text.</source>
        <translation>消息保持为十六进制。“转义符指令解析”可以把任何字节写成文本。</translation>
    </message>
    <message>
        <source>The message does not end with the line end that is appended to text: %1.</source>
        <translation>消息的末尾不是文本要追加的换行：%1。</translation>
    </message>
    <message>
        <source>The message stays in hex. Append nothing to write it as text.</source>
        <translation>消息保持为十六进制。若要写成文本，请不追加任何内容。</translation>
    </message>
    <message>
        <source>Line %1 is no record: it is not a JSON object.</source>
        <translation>第 %1 行不是记录：不是 JSON 对象。</translation>
    </message>
    <message>
        <source>Line %1 is no record: it is too long.</source>
        <translation>第 %1 行不是记录：太长。</translation>
    </message>
    <message>
        <source>Line %1 is no record: “%2” is missing or wrong.</source>
        <translation>第 %1 行不是记录：“%2”缺失或有误。</translation>
    </message>
    <message>
        <source>“%1” is a capture in the older pcap format.</source>
        <translation>“%1”是旧的 pcap 格式的抓包文件。</translation>
    </message>
    <message>
        <source>Convert it: editcap -F pcapng OLD NEW</source>
        <translation>请先转换：editcap -F pcapng 旧文件 新文件</translation>
    </message>
    <message>
        <source>“%1” is no saved log.</source>
        <translation>“%1”不是已保存的日志。</translation>
    </message>
    <message>
        <source>What was exported or logged as .jsonl or .pcapng can be opened.</source>
        <translation>可以打开导出或记录为 .jsonl 或 .pcapng 的文件。</translation>
    </message>
    <message>
        <source>The file is damaged at byte %1.</source>
        <translation>文件在第 %1 字节处已损坏。</translation>
    </message>
    <message>
        <source>The length that is written there cannot be right.</source>
        <translation>此处写的长度不可能正确。</translation>
    </message>
    <message>
        <source>What is written there makes no sense.</source>
        <translation>此处的内容没有意义。</translation>
    </message>
    <message>
        <source>The file ends within a record that begins at byte %1.</source>
        <translation>文件在从第 %1 字节开始的记录中间结束。</translation>
    </message>
    <message>
        <source>It was cut, or it is still being written.</source>
        <translation>它被截断了，或者仍在写入。</translation>
    </message>
    <message>
        <source>There is no room for the log from byte %1 of the file on.</source>
        <translation>从文件第 %1 字节起的日志放不下了。</translation>
    </message>
    <message>
        <source>Free some space on the disk, and open the file again.</source>
        <translation>请腾出一些磁盘空间，再重新打开文件。</translation>
    </message>
    <message>
        <source>Set a larger limit, or have the oldest records released.</source>
        <translation>请设置更大的上限，或选择释放最早的记录。</translation>
    </message>
    <message>
        <source>“%1” is larger than %2 bytes.</source>
        <translation>“%1”大于 %2 字节。</translation>
    </message>
    <message>
        <source>No file of this kind is.</source>
        <translation>这类文件不会这么大。</translation>
    </message>
    <message>
        <source>This is no JSON object: line %1, column %2.</source>
        <translation>这不是 JSON 对象：第 %1 行，第 %2 列。</translation>
    </message>
    <message>
        <source>The brace at position %1 has no partner.</source>
        <translation>第 %1 个字符处的花括号不成对。</translation>
    </message>
    <message>
        <source>A brace that is to be sent is written twice: {{ or }}.</source>
        <translation>要发送花括号本身，请写两次：{{ 或 }}。</translation>
    </message>
    <message>
        <source>“%1” at position %2 has a wrong number.</source>
        <translation>第 %2 个字符处的“%1”中的数字有误。</translation>
    </message>
    <message>
        <source>For example {n:4}, {n:4,100}, {n:2be}, {random:8}, {bytes:8}, {len:4le}.</source>
        <translation>例如 {n:4}、{n:4,100}、{n:2be}、{random:8}、{bytes:8}、{len:4le}。</translation>
    </message>
    <message>
        <source>“%1” at position %2 is not a placeholder.</source>
        <translation>第 %2 个字符处的“%1”不是占位符。</translation>
    </message>
    <message>
        <source>Known are {n}, {time}, {random:N}, {bytes:N}, {peer} and {len}; a brace itself is written {{ or }}.</source>
        <translation>可用 {n}、{time}、{random:N}、{bytes:N}、{peer} 和 {len}；花括号本身写作 {{ 或 }}。</translation>
    </message>
    <message>
        <source>The message has %1 bytes, and its checksum is to begin at byte %2.</source>
        <translation>消息有 %1 字节，而校验要从第 %2 字节开始。</translation>
    </message>
    <message>
        <source>Write a longer message, or choose another first byte.</source>
        <translation>请写更长的消息，或改变起始字节。</translation>
    </message>
    <message>
        <source>Answers to %1 were left out: there are more than %2 a second.</source>
        <translation>对 %1 的部分应答被略去：每秒超过 %2 个。</translation>
    </message>
    <message>
        <source>A program over there asks fast, or answers our answers.</source>
        <translation>对方程序请求很快，或者在应答我们的应答。</translation>
    </message>
    <message>
        <source>Allow more answers a second, if it is meant to be so.</source>
        <translation>如果本该如此，请允许每秒更多应答。</translation>
    </message>
    <message>
        <source>%1 gets no more answers.</source>
        <translation>不再应答 %1。</translation>
    </message>
    <message>
        <source>What we sent there comes back again and again: both sides answer by themselves.</source>
        <translation>发过去的内容一再回来：双方都在自动应答。</translation>
    </message>
    <message>
        <source>Switch off the answers on one side.</source>
        <translation>请关闭其中一方的自动应答。</translation>
    </message>
    <message>
        <source>%1 and the answers here go on without a pause.</source>
        <translation>%1 与这里的自动应答正在不停往复。</translation>
    </message>
    <message>
        <source>The same comes again and again, each time at once behind an answer: a program over there tests how fast we are, or answers by itself too.</source>
        <translation>同样的内容一再发来，每次都紧跟在应答之后：对方的程序在测试速度，或者也在自动应答。</translation>
    </message>
    <message>
        <source>If it is no test, switch off the answers on one side.</source>
        <translation>如果不是测试，请关闭其中一方的自动应答。</translation>
    </message>
    <message>
        <source>%1 gets no answer.</source>
        <translation>不应答 %1。</translation>
    </message>
    <message>
        <source>It is this page itself, or an address of many at once.</source>
        <translation>那是本页自己，或一个多方地址。</translation>
    </message>
    <message>
        <source>There are more than %1 regular expressions.</source>
        <translation>正则表达式超过 %1 个。</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>Send by hand what is to go there.</source>
        <translation>要发到那里的内容请手动发送。</translation>
    </message>
    <message>
        <source>%1 gets no answers for now.</source>
        <translation>暂停应答 %1。</translation>
    </message>
    <message>
        <source>The same came again and again, each time at once behind an answer: both sides answer by themselves, or a program over there tests how fast we are.</source>
        <translation>同样的内容一再发来，每次都紧跟在应答之后：或是双方都在自动应答，或是对方在测速。</translation>
    </message>
    <message>
        <source>What would go there is held. If it is a test, --loops answer goes on; if not, switch off the answers on one side.</source>
        <translation>要发给它的应答先留着。如果是测试，用 --loops answer 可继续；如果不是，请关闭其中一方的自动应答。</translation>
    </message>
</context>
<context>
    <name>FramingConfig</name>
    <message>
        <source>left out</source>
        <translation>空（不要写）</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 之间的整数</translation>
    </message>
    <message>
        <source>1 to %1 bytes in hex</source>
        <translation>1 到 %1 个字节的十六进制</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
</context>
<context>
    <name>JsonFields</name>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a text of at most %1 characters</source>
        <translation>不超过 %1 个字符的文本</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 之间的整数</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>一个对象</translation>
    </message>
</context>
<context>
    <name>MessageNote</name>
    <message>
        <source>message %1</source>
        <translation>消息 %1</translation>
    </message>
    <message>
        <source>begins a message</source>
        <translation>一条消息的开头</translation>
    </message>
    <message>
        <source>goes on with a message</source>
        <translation>一条消息的后续</translation>
    </message>
    <message>
        <source>message %1 (%2): one of very many reads</source>
        <translation>消息 %1（%2）：很多次读取中的一次</translation>
    </message>
    <message>
        <source>message %1 (%2): read %3 of %4</source>
        <translation>消息 %1（%2）：第 %3 次读取，共 %4 次</translation>
    </message>
    <message>
        <source>%1 messages in one read</source>
        <translation>一次读取含 %1 条消息</translation>
    </message>
    <message>
        <source>the first began before</source>
        <translation>第一条的开头在之前</translation>
    </message>
    <message>
        <source>the last goes on</source>
        <translation>最后一条未完</translation>
    </message>
    <message>
        <source>too long, cut here</source>
        <translation>超过长度上限，在此切断</translation>
    </message>
    <message>
        <source>invalid length</source>
        <translation>长度字段无效</translation>
    </message>
    <message>
        <source>invalid length: %1</source>
        <translation>长度字段无效：%1</translation>
    </message>
    <message>
        <source>not framed, behind an invalid length</source>
        <translation>无效长度之后，无法分帧</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>message %1 (%2): it began in what is gone</source>
        <translation>消息 %1（%2）：开头部分已被释放</translation>
    </message>
</context>
<context>
    <name>PcapngFormatter</name>
    <message>
        <source>Recorded by SocketDesk at the socket, not on the wire. Addresses, ports, times and payload bytes are real; the IP, TCP and UDP headers around them, handshakes and acknowledgments included, are made up.</source>
        <translation>由 SocketDesk 在套接字处记录，并非在线路上抓取。地址、端口、时间和数据字节是真实的；外面的 IP、TCP、UDP 头部，包括握手和确认，都是虚构的。</translation>
    </message>
    <message>
        <source>The beginning of this connection is not in this file.</source>
        <translation>这个连接的开头不在此文件中。</translation>
    </message>
    <message>
        <source>This datagram was longer; only its beginning is known.</source>
        <translation>这个数据报原本更长，只知道它的开头。</translation>
    </message>
    <message>
        <source>%1 dropped before this (by %2). </source>
        <translation>此前丢弃了 %1 个（由 %2）。</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Of servers and UDP.</source>
        <translation>用于服务器和 UDP。</translation>
    </message>
    <message>
        <source>Of the window and its help; it changes at once.</source>
        <translation>窗口和帮助的语言，立即切换。</translation>
    </message>
    <message>
        <source>The colours of the window.</source>
        <translation>窗口的配色。</translation>
    </message>
    <message>
        <source>Otherwise its connections end at once.</source>
        <translation>否则它的连接立即结束。</translation>
    </message>
    <message>
        <source>Otherwise their connections end at once.</source>
        <translation>否则它们的连接立即结束。</translation>
    </message>
    <message>
        <source>While reception pauses, TCP peers have to wait, and datagrams may be lost.</source>
        <translation>暂停接收期间，TCP 连接对象需要等待，数据报可能丢失。</translation>
    </message>
    <message>
        <source>How long a TCP client tries to connect.</source>
        <translation>TCP 客户端尝试连接多久。</translation>
    </message>
    <message>
        <source>What a new tab begins as.</source>
        <translation>新标签页一开始的类型。</translation>
    </message>
    <message>
        <source>Whom a TCP client calls, and to whom UDP sends.</source>
        <translation>TCP 客户端连接的对象，也是 UDP 发送的对象。</translation>
    </message>
    <message>
        <source>Of the remote address.</source>
        <translation>远程主机的端口。</translation>
    </message>
    <message>
        <source>In which received text is read, and text is sent.</source>
        <translation>接收和发送文本所用的编码。</translation>
    </message>
    <message>
        <source>How received bytes are shown at first.</source>
        <translation>收到的字节一开始怎样显示。</translation>
    </message>
    <message>
        <source>Where one message ends and the next begins.</source>
        <translation>一条消息到哪里结束、下一条从哪里开始。</translation>
    </message>
    <message>
        <source>Where files that peers send are saved.</source>
        <translation>对方发来的文件存放的位置。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Start with the tabs of the last time</source>
        <translation>启动时恢复上次的标签页</translation>
    </message>
    <message>
        <source>Nothing is opened by that. Otherwise the window begins with one new tab.</source>
        <translation>恢复时不会打开任何连接。不勾选则从一个新标签页开始。</translation>
    </message>
    <message>
        <source>Ask before closing a tab that is open</source>
        <translation>关闭已打开的标签页前先询问</translation>
    </message>
    <message>
        <source>Ask before quitting while tabs are open</source>
        <translation>有标签页打开时退出前先询问</translation>
    </message>
    <message>
        <source>Font size of the window</source>
        <translation>界面字号</translation>
    </message>
    <message>
        <source>Of menus, labels and fields.</source>
        <translation>菜单、标签和输入框的字号。</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> 磅</translation>
    </message>
    <message>
        <source>Font of the data log</source>
        <translation>数据日志字体</translation>
    </message>
    <message>
        <source>Fonts of fixed width. Chinese characters that it lacks come from another font and take two cells each.</source>
        <translation>只列出等宽字体。其中没有的汉字取自别的字体，每个汉字占两格。</translation>
    </message>
    <message>
        <source>Font size of the data log</source>
        <translation>数据日志字号</translation>
    </message>
    <message>
        <source>Also that of the message. Ctrl and the wheel change it too.</source>
        <translation>发送框也用这个字号。也可以用 Ctrl 加滚轮调整。</translation>
    </message>
    <message>
        <source>Times in the data log</source>
        <translation>数据日志的时间</translation>
    </message>
    <message>
        <source>Logs and exports keep their own format.</source>
        <translation>保存和导出的日志仍用各自的格式。</translation>
    </message>
    <message>
        <source>Time, with milliseconds</source>
        <translation>时间，精确到毫秒</translation>
    </message>
    <message>
        <source>Time, with microseconds</source>
        <translation>时间，精确到微秒</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>Since the first record</source>
        <translation>距第一条记录</translation>
    </message>
    <message>
        <source>Since the record before</source>
        <translation>距上一条记录</translation>
    </message>
    <message>
        <source>Keep of each tab at most</source>
        <translation>每个标签页最多保留</translation>
    </message>
    <message>
        <source>On disk, until the tab is closed.</source>
        <translation>保存在磁盘上，直到标签页关闭。</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>At the limit</source>
        <translation>到达上限时</translation>
    </message>
    <message>
        <source>Go on, and release the oldest records</source>
        <translation>继续接收，释放最早的记录</translation>
    </message>
    <message>
        <source>Pause reception</source>
        <translation>暂停接收</translation>
    </message>
    <message>
        <source>UDP receive buffer</source>
        <translation>UDP 接收缓冲区</translation>
    </message>
    <message>
        <source>Where the system keeps datagrams until they are read. A larger one survives longer bursts.</source>
        <translation>系统在此暂存还没有读取的数据报。缓冲区越大，越能承受突发流量。</translation>
    </message>
    <message>
        <source> KiB</source>
        <translation> KiB</translation>
    </message>
    <message>
        <source>Write queue</source>
        <translation>发送队列</translation>
    </message>
    <message>
        <source>What may wait for a peer of TCP that reads too slowly; more is refused.</source>
        <translation>TCP 对方读得太慢时最多积压这么多，超出的拒绝发送。</translation>
    </message>
    <message>
        <source>Connect time limit</source>
        <translation>连接时限</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议类型</translation>
    </message>
    <message>
        <source>TCP Server</source>
        <translation>TCP Server</translation>
    </message>
    <message>
        <source>TCP Client</source>
        <translation>TCP Client</translation>
    </message>
    <message>
        <source>UDP</source>
        <translation>UDP</translation>
    </message>
    <message>
        <source>Local address</source>
        <translation>本地主机地址</translation>
    </message>
    <message>
        <source>Of servers and UDP. 127.0.0.1: only this machine can reach it.</source>
        <translation>用于服务器和 UDP。127.0.0.1 表示只有本机可以访问。</translation>
    </message>
    <message>
        <source>Local port</source>
        <translation>本地主机端口</translation>
    </message>
    <message>
        <source>chosen by the system</source>
        <translation>由系统选择</translation>
    </message>
    <message>
        <source>Remote address</source>
        <translation>远程主机地址</translation>
    </message>
    <message>
        <source>Remote port</source>
        <translation>远程主机端口</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>字符编码</translation>
    </message>
    <message>
        <source>View</source>
        <translation>显示方式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Dump</source>
        <translation>十六进制对照</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>消息分帧</translation>
    </message>
    <message>
        <source>Logs and exports</source>
        <translation>日志和导出</translation>
    </message>
    <message>
        <source>Where the dialogs begin that save or export.</source>
        <translation>保存和导出对话框从这个文件夹开始。</translation>
    </message>
    <message>
        <source>Received files</source>
        <translation>收到的文件</translation>
    </message>
    <message>
        <source>Records of open tabs</source>
        <translation>打开的标签页的记录</translation>
    </message>
    <message>
        <source>For new tabs. A fast disk with room, readable by you alone; empty: your cache folder.</source>
        <translation>用于新标签页。请选空间充足的快速磁盘上只有你能读取的文件夹；留空则用你的缓存文件夹。</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Limits of new tabs</source>
        <translation>新标签页的上限</translation>
    </message>
    <message>
        <source>New tabs</source>
        <translation>新标签页</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Connections at most</source>
        <translation>连接数上限</translation>
    </message>
    <message>
        <source>Of a TCP server. Who comes beyond that is closed at once, and the log says why.</source>
        <translation>用于 TCP 服务器。超出的连入者立即关闭，日志里写明原因。</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>不限</translation>
    </message>
</context>
<context>
    <name>QComboBox</name>
    <message>
        <source>Open the combo box selection popup</source>
        <translation>打开下拉列表</translation>
    </message>
</context>
<context>
    <name>SessionConfig</name>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>the name of an encoding</source>
        <translation>编码名称</translation>
    </message>
    <message>
        <source>a field as in --sequence, or nothing</source>
        <translation>如 --sequence 中的字段，或留空</translation>
    </message>
    <message>
        <source>a checksum as in --checksum</source>
        <translation>与 --checksum 相同的校验写法</translation>
    </message>
</context>
<context>
    <name>SocketDesk::AboutDialog</name>
    <message>
        <source>About SocketDesk</source>
        <translation>关于 SocketDesk</translation>
    </message>
    <message>
        <source>SocketDesk %1</source>
        <translation>SocketDesk · 网络调试助手 %1</translation>
    </message>
    <message>
        <source>Opens sockets as UDP, TCP client or TCP server, and shows every byte in both directions.</source>
        <translation>以 UDP、TCP 客户端或 TCP 服务器打开套接字，双向显示每一个字节。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. No warranty.</source>
        <translation>自由软件，按 GNU 通用公共许可证第 3 版或更新版本发布，不提供任何担保。</translation>
    </message>
    <message>
        <source>Built on Qt %1 (LGPL 3), ICU %2 (Unicode License), RE2 (BSD), Boost.CRC (Boost Software License), tl::expected (CC0) and, for the chart, QCustomPlot (GPL 3).</source>
        <translation>基于 Qt %1（LGPL 3）、ICU %2（Unicode 许可证）、RE2（BSD）、Boost.CRC（Boost 软件许可证）、tl::expected（CC0），图表使用 QCustomPlot（GPL 3）。</translation>
    </message>
    <message>
        <source>System: %1, %2</source>
        <translation>系统：%1，%2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>All that stands here, for a report</source>
        <translation>复制这里的全部内容，便于报告问题</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SocketDesk::Banner</name>
    <message>
        <source>Copy this message</source>
        <translation>复制这条消息</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>SocketDesk::CliFeed</name>
    <message>
        <source>Line %1 of standard input was not sent: %2</source>
        <translation>标准输入第 %1 行没有发送：%2</translation>
    </message>
</context>
<context>
    <name>SocketDesk::CliOutput</name>
    <message>
        <source>“%1” is saved, 1 byte.</source>
        <translation>“%1”已保存，1 字节。</translation>
    </message>
    <message>
        <source>“%1” lacks its last %2 bytes.</source>
        <translation>“%1”缺少最后 %2 字节。</translation>
    </message>
    <message>
        <source>“%1” is written again.</source>
        <translation>“%1”又可以写入了。</translation>
    </message>
    <message>
        <source>“%1” is saved, %2 bytes.</source>
        <translation>“%1”已保存，%2 字节。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::CliPrinter</name>
    <message>
        <source>standard output</source>
        <translation>标准输出</translation>
    </message>
</context>
<context>
    <name>SocketDesk::CliRunner</name>
    <message>
        <source>The connection ended before --exit-after was reached.</source>
        <translation>还没收到 --exit-after 要的条数，连接就结束了。</translation>
    </message>
    <message>
        <source>Nothing ended it within %1 s.</source>
        <translation>%1 秒内没有结束。</translation>
    </message>
    <message>
        <source>Nobody reads the output; a part of it was not written.</source>
        <translation>没有程序读取输出，有一部分没有写出。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::Composer</name>
    <message>
        <source>Data send</source>
        <translation>数据发送</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Send to</source>
        <translation>发送到</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send the message (Ctrl+Enter)</source>
        <translation>发送消息（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>What is sent: text in the encoding of the page, or hex, as chosen under Send.
The line below it shows the bytes that go out.</source>
        <translation>要发送的内容：按本页字符编码的文本，或十六进制，由“发送设置”选择。
下方一行显示实际发出的字节。</translation>
    </message>
    <message>
        <source>Who gets it: all peers, or one of them. It never changes by itself.
For UDP host:port may be typed too, several separated by commas.</source>
        <translation>发给谁：全部对象，或其中一个；不会自行改变。
UDP 还可输入“主机:端口”，多个用逗号分隔。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::EndpointForm</name>
    <message>
        <source>chosen by the system</source>
        <translation>由系统选择</translation>
    </message>
    <message>
        <source>Other computers may connect.</source>
        <translation>其他计算机可以连入。</translation>
    </message>
    <message>
        <source>Other computers may connect: %1</source>
        <translation>其他计算机可以连入：%1</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议类型</translation>
    </message>
    <message>
        <source>Local address</source>
        <translation>本地主机地址</translation>
    </message>
    <message>
        <source>Local port</source>
        <translation>本地主机端口</translation>
    </message>
    <message>
        <source>Remote address</source>
        <translation>远程主机地址</translation>
    </message>
    <message>
        <source>Remote port</source>
        <translation>远程主机端口</translation>
    </message>
    <message>
        <source>TCP Server waits for programs that connect, TCP Client connects to one.
UDP sends and receives single datagrams, without a connection.</source>
        <translation>TCP Server 等待别的程序来连接，TCP Client 主动连接别的程序。
UDP 不建立连接，一个一个地收发数据报。</translation>
    </message>
    <message>
        <source>Where others reach this computer. 127.0.0.1: only programs that run on it;
0.0.0.0: from every network it is in; :: the same with IPv6.</source>
        <translation>别人通过哪个地址找到本机。127.0.0.1：只有本机上的程序；
0.0.0.0：本机所在的全部网络；:: 同上，并包括 IPv6。</translation>
    </message>
    <message>
        <source>The number that leads to this program, of all that run on the computer.
0: the system chooses a free one, which is then shown here.</source>
        <translation>本机同时运行着许多程序，靠这个号码找到其中的这一个。
0：由系统选一个空闲的，打开后显示在这里。</translation>
    </message>
    <message>
        <source>The computer on which the server runs: its address, or its name.
127.0.0.1 is this computer itself.</source>
        <translation>服务器所在的计算机，填地址或名称都可以。
127.0.0.1 就是本机。</translation>
    </message>
    <message>
        <source>The number on which the server listens; 80 is usual for web servers, 1883 for MQTT.</source>
        <translation>服务器在哪个端口上监听；网站通常是 80，MQTT 通常是 1883。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::ExportDialog</name>
    <message>
        <source>This is a folder.</source>
        <translation>这是一个文件夹。</translation>
    </message>
    <message>
        <source>Its folder is not there.</source>
        <translation>所在的文件夹不存在。</translation>
    </message>
    <message>
        <source>This file will be replaced.</source>
        <translation>这个文件将被替换。</translation>
    </message>
    <message>
        <source>Export the data log</source>
        <translation>导出数据日志</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Those selected</source>
        <translation>选中的</translation>
    </message>
    <message>
        <source>Those shown</source>
        <translation>筛选后显示的</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>NetAssist log (.log)</source>
        <translation>NetAssist 日志 (.log)</translation>
    </message>
    <message>
        <source>Text (.txt)</source>
        <translation>文本 (.txt)</translation>
    </message>
    <message>
        <source>Table (.csv)</source>
        <translation>表格 (.csv)</translation>
    </message>
    <message>
        <source>CSV for Excel (UTF-8 with BOM)</source>
        <translation>CSV（适用于 Excel，带 BOM）</translation>
    </message>
    <message>
        <source>JSON Lines (.jsonl)</source>
        <translation>JSON Lines (.jsonl)</translation>
    </message>
    <message>
        <source>Capture for Wireshark (.pcapng)</source>
        <translation>供 Wireshark 用的抓包 (.pcapng)</translation>
    </message>
    <message>
        <source>Bytes (.bin)</source>
        <translation>原始字节 (.bin)</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到的</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送的</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>连接对象</translation>
    </message>
    <message>
        <source>All peers</source>
        <translation>全部对象</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Those shown are what the filter leaves; those selected are all of which something is selected.</source>
        <translation>“显示的”即筛选后留下的记录；“选中的”即选中了其中任何部分的记录。</translation>
    </message>
    <message>
        <source>The first ones are for reading. JSON Lines and captures keep every byte and time,
and can be opened here again.</source>
        <translation>前几种便于阅读；JSON Lines 和抓包文件保留每个字节和时间，
可在此重新打开。</translation>
    </message>
    <message>
        <source>Only what came from this peer or went to it</source>
        <translation>只导出与此对象之间的收发</translation>
    </message>
    <message>
        <source>A file that is there is replaced when everything has been written, or not at all.</source>
        <translation>已有的文件在全部写完后才被替换，否则保持原样。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::Exporting</name>
    <message>
        <source>Cancel the export</source>
        <translation>取消导出</translation>
    </message>
    <message>
        <source>Exporting to “%1”: %2 %</source>
        <translation>正在导出到“%1”：%2 %</translation>
    </message>
    <message>
        <source>Exported to “%1”.</source>
        <translation>已导出到“%1”。</translation>
    </message>
    <message>
        <source>Nothing was exported; a file that was there is as it was.</source>
        <translation>没有导出任何内容；原有的文件保持不变。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::FramingBox</name>
    <message>
        <source>Framing</source>
        <translation>消息分帧</translation>
    </message>
    <message>
        <source>How the bytes of a stream are cut into messages; can be changed at any time.</source>
        <translation>字节流怎样切成消息（处理粘包、半包）；随时可以改变。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>按行</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Fixed length</source>
        <translation>固定长度</translation>
    </message>
    <message>
        <source>Length field</source>
        <translation>长度字段</translation>
    </message>
    <message>
        <source>Idle gap</source>
        <translation>空闲间隔</translation>
    </message>
    <message>
        <source>Delimiter bytes</source>
        <translation>分隔字节</translation>
    </message>
    <message>
        <source>1 to 16 bytes in hex; they end a message.</source>
        <translation>1 到 16 个字节的十六进制，作为消息的结尾。</translation>
    </message>
    <message>
        <source>Message size</source>
        <translation>消息长度</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>空闲时间</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> 字节</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Every message has so many bytes.</source>
        <translation>每条消息都是这么多字节。</translation>
    </message>
    <message>
        <source>Length field settings</source>
        <translation>长度字段设置</translation>
    </message>
    <message>
        <source>Where the length of a message stands in it.</source>
        <translation>消息的长度写在消息的什么位置。</translation>
    </message>
    <message>
        <source>A message ends where nothing comes for so long.</source>
        <translation>这么久没有数据，一条消息就结束。</translation>
    </message>
    <message>
        <source>One block for each read: whatever had arrived at that moment.</source>
        <translation>每次读取为一块：那一刻到了多少就是多少。</translation>
    </message>
    <message>
        <source>A message ends with LF, CR LF or CR.</source>
        <translation>消息以 LF、CR LF 或 CR 结尾。</translation>
    </message>
    <message>
        <source>A message ends with bytes that you choose.</source>
        <translation>消息以你指定的字节结尾。</translation>
    </message>
    <message>
        <source>All messages have the same size.</source>
        <translation>所有消息一样长。</translation>
    </message>
    <message>
        <source>A header says how long its message is, as in most binary protocols.</source>
        <translation>消息头里写明消息有多长，大多数二进制协议都是这样。</translation>
    </message>
    <message>
        <source>A message ends where nothing comes for a while, as with Modbus RTU.</source>
        <translation>一段时间没有数据，消息就算结束，例如 Modbus RTU。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::HistoryPopup</name>
    <message>
        <source>History</source>
        <translation>历史发送</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>还没有发送过。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Put it into the message box (Enter, or a click)</source>
        <translation>放入消息框（回车或单击）</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再次发送</translation>
    </message>
    <message>
        <source>Send it as it is (Ctrl+Enter, or Ctrl and a click)</source>
        <translation>原样发送（Ctrl+回车，或按住 Ctrl 单击）</translation>
    </message>
</context>
<context>
    <name>SocketDesk::InterfaceBox</name>
    <message>
        <source>all interfaces</source>
        <translation>所有网卡</translation>
    </message>
    <message>
        <source>system default</source>
        <translation>系统默认</translation>
    </message>
</context>
<context>
    <name>SocketDesk::JumpButton</name>
    <message>
        <source>Paused — jump to the newest ▼</source>
        <translation>已停止滚屏，跳到最新 ▼</translation>
    </message>
    <message>
        <source>Auto scroll is off because you scrolled up. Nothing is lost (End).</source>
        <translation>因为向上翻看，自动滚屏已停止。数据不会丢失（End）。</translation>
    </message>
    <message>
        <source>Jump to the end ▼</source>
        <translation>跳到末尾 ▼</translation>
    </message>
    <message>
        <source>The End key does it too.</source>
        <translation>按 End 键也可以。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::LengthFieldPopup</name>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 B, big</source>
        <translation>%1 字节，大端</translation>
    </message>
    <message>
        <source>%1 B, little</source>
        <translation>%1 字节，小端</translation>
    </message>
    <message>
        <source>Field width</source>
        <translation>字段宽度</translation>
    </message>
    <message>
        <source>Byte order</source>
        <translation>字节序</translation>
    </message>
    <message>
        <source>Big endian</source>
        <translation>大端</translation>
    </message>
    <message>
        <source>Little endian</source>
        <translation>小端</translation>
    </message>
    <message>
        <source>The prefix of Python&apos;s struct.pack(&quot;I&quot;, n) is 4 bytes, little endian on a PC.</source>
        <translation>Python 的 struct.pack(&quot;I&quot;, n) 前缀是 4 字节，在普通电脑上为小端。</translation>
    </message>
    <message>
        <source>Field offset</source>
        <translation>字段偏移</translation>
    </message>
    <message>
        <source>Bytes of the header before the length field.</source>
        <translation>头部中长度字段之前的字节数。</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>长度修正</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> 字节</translation>
    </message>
    <message>
        <source>Added to the value of the field: 0 where it counts what follows it,
minus its width where it counts itself too.</source>
        <translation>与字段的值相加：字段只计其后的字节时为 0；把自己也算在内时为负的字段宽度。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::LiveLog</name>
    <message>
        <source>“%1” has accepted no data since %2. What comes is kept, and written as soon as it does.</source>
        <translation>“%1”从 %2 起没有响应，写不进去。收到的内容都保留着，恢复后接着写。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::LogHeader</name>
    <message>
        <source>Data log</source>
        <translation>数据日志</translation>
    </message>
    <message>
        <source>Show what was cleared</source>
        <translation>显示已清除的内容</translation>
    </message>
    <message>
        <source>Oldest records gone: %1 (%2)</source>
        <translation>最早的记录已释放：%1 条（%2）</translation>
    </message>
    <message>
        <source>The log of this tab has reached its limit, so its oldest records make room for new ones.
Session → Limit of the log… sets how much is kept, and whether reception pauses instead.</source>
        <translation>此标签页的日志已到上限，最早的记录为新记录腾出空间。
会话 → 日志上限… 可设置保留多少，以及是否改为暂停接收。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New tab</source>
        <translation>新建标签页(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>关闭标签页(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Copy as shown</source>
        <translation>按显示复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>复制为文本(&amp;T)</translation>
    </message>
    <message>
        <source>Copy as &amp;hex</source>
        <translation>复制为十六进制(&amp;H)</translation>
    </message>
    <message>
        <source>Copy raw &amp;bytes</source>
        <translation>复制原始字节(&amp;B)</translation>
    </message>
    <message>
        <source>Select &amp;all of the data log</source>
        <translation>全选数据日志(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;lear the data log</source>
        <translation>清除数据日志(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Show what was cleared</source>
        <translation>显示已清除的内容(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Settings column</source>
        <translation>设置栏(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Data send</source>
        <translation>数据发送(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Peers</source>
        <translation>连接对象(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quick list</source>
        <translation>快捷指令(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Auto scroll</source>
        <translation>自动滚屏(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Larger font</source>
        <translation>放大字体(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller font</source>
        <translation>缩小字体(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Usual font size</source>
        <translation>默认字体大小(&amp;U)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言 Language(&amp;G)</translation>
    </message>
    <message>
        <source>Pale&amp;tte</source>
        <translation>配色(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>下一个标签页(&amp;N)</translation>
    </message>
    <message>
        <source>Pre&amp;vious tab</source>
        <translation>上一个标签页(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>会话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Send the message</source>
        <translation>发送消息(&amp;S)</translation>
    </message>
    <message>
        <source>Write a &amp;message</source>
        <translation>编写消息(&amp;M)</translation>
    </message>
    <message>
        <source>Send from &amp;file…</source>
        <translation>打开文件数据源(&amp;F)…</translation>
    </message>
    <message>
        <source>F&amp;inish sending</source>
        <translation>结束发送(&amp;I)</translation>
    </message>
    <message>
        <source>S&amp;ave received data to file…</source>
        <translation>接收保存到文件(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Echo what arrives</source>
        <translation>回显收到的数据(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Reset counters</source>
        <translation>复位计数(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About SocketDesk</source>
        <translation>关于 SocketDesk(&amp;A)</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Find in the data log</source>
        <translation>在数据日志中查找(&amp;F)</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>查找上一个(&amp;P)</translation>
    </message>
    <message>
        <source>Ne&amp;xt message</source>
        <translation>下一条消息(&amp;X)</translation>
    </message>
    <message>
        <source>Previo&amp;us message</source>
        <translation>上一条消息(&amp;U)</translation>
    </message>
    <message>
        <source>F&amp;ilter the data log</source>
        <translation>筛选数据日志(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Open saved log…</source>
        <translation>打开已保存的日志(&amp;O)…</translation>
    </message>
    <message>
        <source>S&amp;tatistics…</source>
        <translation>统计(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>检视器(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Limit of the log…</source>
        <translation>日志上限(&amp;L)…</translation>
    </message>
    <message>
        <source>Lo&amp;g everything to file…</source>
        <translation>全部日志保存到文件(&amp;G)…</translation>
    </message>
    <message>
        <source>Answer &amp;by itself</source>
        <translation>自动应答(&amp;B)</translation>
    </message>
    <message>
        <source>New &amp;workspace</source>
        <translation>新建工作区(&amp;W)</translation>
    </message>
    <message>
        <source>O&amp;pen workspace…</source>
        <translation>打开工作区(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Recent workspaces</source>
        <translation>最近的工作区(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save workspace</source>
        <translation>保存工作区(&amp;S)</translation>
    </message>
    <message>
        <source>Save workspace &amp;as…</source>
        <translation>工作区另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Recei&amp;ve files…</source>
        <translation>接收文件(&amp;V)…</translation>
    </message>
    <message>
        <source>Do&amp;wnload…</source>
        <translation>下载(&amp;W)…</translation>
    </message>
    <message>
        <source>Send in &amp;pieces…</source>
        <translation>分段发送(&amp;P)…</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>首选项(&amp;E)…</translation>
    </message>
    <message>
        <source>P&amp;rojector mode</source>
        <translation>投影模式(&amp;R)</translation>
    </message>
    <message>
        <source>Si&amp;zes</source>
        <translation>区域大小(&amp;Z)</translation>
    </message>
    <message>
        <source>Settings column &amp;wider</source>
        <translation>设置栏加宽(&amp;W)</translation>
    </message>
    <message>
        <source>Settings column &amp;narrower</source>
        <translation>设置栏变窄(&amp;N)</translation>
    </message>
    <message>
        <source>Data log &amp;taller</source>
        <translation>数据日志加高(&amp;T)</translation>
    </message>
    <message>
        <source>Data log &amp;shorter</source>
        <translation>数据日志变矮(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>帮助内容(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Rena&amp;me tab…</source>
        <translation>重命名标签页(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Duplicate tab</source>
        <translation>复制标签页(&amp;D)</translation>
    </message>
    <message>
        <source>Close o&amp;ther tabs</source>
        <translation>关闭其他标签页(&amp;T)</translation>
    </message>
    <message>
        <source>Reopen closed ta&amp;b</source>
        <translation>恢复关闭的标签页(&amp;B)</translation>
    </message>
</context>
<context>
    <name>SocketDesk::MainWindow</name>
    <message>
        <source>%1 – SocketDesk</source>
        <translation>%1 – SocketDesk · 网络调试助手</translation>
    </message>
    <message>
        <source>The saved tabs could not be read.</source>
        <translation>无法读取已保存的标签页。</translation>
    </message>
    <message>
        <source>Saved tabs that could not be read and were left out: %1.</source>
        <translation>已跳过无法读取的已保存标签页：%1 个。</translation>
    </message>
    <message>
        <source>The settings could not be read. Their file is kept as %1.</source>
        <translation>设置无法读取，原文件保留为 %1。</translation>
    </message>
    <message>
        <source>%1 – %2[*] – SocketDesk</source>
        <translation>%1 – %2[*] – SocketDesk</translation>
    </message>
    <message>
        <source>Preferences that make no sense and are as usual now: %1.</source>
        <translation>这些首选项的值无效，现已改用默认值：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Settings and tabs are not kept.</source>
        <translation>设置和标签页不会保存。</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>Close the other tabs</source>
        <translation>关闭其他标签页</translation>
    </message>
    <message>
        <source>Close them</source>
        <translation>全部关闭</translation>
    </message>
</context>
<context>
    <name>SocketDesk::MoreOptions</name>
    <message>
        <source>Share the port</source>
        <translation>共享端口</translation>
    </message>
    <message>
        <source>Other programs may open the same port; which of them receives is up to the system.</source>
        <translation>允许其他程序打开同一端口；由系统决定哪一个收到数据。</translation>
    </message>
    <message>
        <source>Connect time limit</source>
        <translation>连接时限</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Reconnect automatically</source>
        <translation>自动重连</translation>
    </message>
    <message>
        <source>Half-open limit</source>
        <translation>半关闭时限</translation>
    </message>
    <message>
        <source>none</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>No delay (Nagle off)</source>
        <translation>立即发送（关闭 Nagle）</translation>
    </message>
    <message>
        <source>Multicast TTL</source>
        <translation>组播 TTL</translation>
    </message>
    <message>
        <source>Multicast loopback</source>
        <translation>组播回环</translation>
    </message>
    <message>
        <source>Programs on this machine receive what is sent to a group.</source>
        <translation>本机的程序也能收到发往组播组的数据。</translation>
    </message>
    <message>
        <source>Send multicast on</source>
        <translation>组播发送网卡</translation>
    </message>
    <message>
        <source>Who connects</source>
        <translation>连入者</translation>
    </message>
    <message>
        <source>is served</source>
        <translation>正常服务</translation>
    </message>
    <message>
        <source>is closed at once</source>
        <translation>立即关闭</translation>
    </message>
    <message>
        <source>is accepted late</source>
        <translation>延迟接受</translation>
    </message>
    <message>
        <source>Accept after</source>
        <translation>接受延时</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Read at most</source>
        <translation>读取上限</translation>
    </message>
    <message>
        <source> B/s</source>
        <translation> B/s</translation>
    </message>
    <message>
        <source>as it comes</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Of each connection; 0: nothing is read, and TCP holds the peer back.</source>
        <translation>对每个连接；0 表示完全不读取，由 TCP 压住对方。</translation>
    </message>
    <message>
        <source>How long a connection stays usable after the peer has finished sending (FIN).
None: until one of the two closes it.</source>
        <translation>对方结束发送（FIN）后，连接还保持多久可用。
不限：直到有一方关闭它。</translation>
    </message>
    <message>
        <source>Connecting has failed when nobody answers for so long: the computer is off,
or a firewall drops what is sent to it without a word.</source>
        <translation>这么久没有回音就算连接失败：对方机器可能没开，
或者防火墙把报文悄悄丢掉了。</translation>
    </message>
    <message>
        <source>One second after the connection has ended or could not be made, until you stop it.</source>
        <translation>连接结束或连不上时，过一秒再连，直到你停止它。</translation>
    </message>
    <message>
        <source>Each write goes out at once. Otherwise TCP may keep a small one back until the peer
has confirmed the one before, and send several as one (Nagle&apos;s algorithm).</source>
        <translation>每次写入立即发出。否则 TCP 可能把小块数据留到对方
确认了前一块再发，几块并成一块（Nagle 算法）。</translation>
    </message>
    <message>
        <source>What a client meets. While it waits to be accepted it stands in the queue of the system,
the backlog: to the client that looks like a connection on which nothing is answered.</source>
        <translation>客户端会遇到什么。等待接受时，它排在系统的队列（backlog）里：
在客户端看来已经连上了，只是没有人回话。</translation>
    </message>
    <message>
        <source>So long a client waits in the backlog.</source>
        <translation>客户端在 backlog 队列里等多久。</translation>
    </message>
    <message>
        <source>How many routers a datagram to a group may pass, plus one.
1: it stays in this network; 0: on this computer.</source>
        <translation>发往组播组的数据报最多经过几个路由器，再加一。
1：不出本网络；0：不出本机。</translation>
    </message>
    <message>
        <source>Through which network card datagrams to a group leave;
the system&apos;s choice is often not the one with the receivers.</source>
        <translation>发往组播组的数据报从哪块网卡出去；
系统默认的那块，往往不是接收方所在的那块。</translation>
    </message>
    <message>
        <source>Connections at most</source>
        <translation>连接数上限</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Who comes beyond that is accepted and closed at once (FIN), and the log says why:
its program sees an end, and does not wait in the backlog. Who leaves makes room.</source>
        <translation>超出上限的连入者会被接受并立即关闭（FIN），日志里写明原因：
对方程序看到的是连接结束，而不是一直在 backlog 里等。有人离开就空出位置。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::MulticastList</name>
    <message>
        <source>all interfaces</source>
        <translation>所有网卡</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Multicast groups</source>
        <translation>组播组</translation>
    </message>
    <message>
        <source>Group to join</source>
        <translation>要加入的组</translation>
    </message>
    <message>
        <source>Interface to join on</source>
        <translation>在哪块网卡上加入</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Groups are joined when the socket is opened. Close it to join or leave others.</source>
        <translation>组播组在打开时加入。要加入或退出其他组，请先关闭。</translation>
    </message>
    <message>
        <source>An address from 224.0.0.0 to 239.255.255.255, or one of IPv6 that begins with ff:
whatever is sent there reaches all who have joined.</source>
        <translation>224.0.0.0 到 239.255.255.255 之间的地址，或以 ff 开头的 IPv6 地址：
发到那里的数据，加入了该组的都能收到。</translation>
    </message>
    <message>
        <source>The network card on which the group is listened to.</source>
        <translation>在哪块网卡上接收该组的数据。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::NetworkPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络设置</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>更多选项</translation>
    </message>
    <message>
        <source>F5 does it too.</source>
        <translation>也可以按 F5。</translation>
    </message>
    <message>
        <source>Takes the port (bind) and waits for clients (listen). F5 does it too.</source>
        <translation>占用端口（bind）并等待客户端（listen）。也可以按 F5。</translation>
    </message>
    <message>
        <source>Asks the server for a connection: SYN, SYN-ACK, ACK. F5 does it too.</source>
        <translation>向服务器请求连接：SYN、SYN-ACK、ACK 三次握手。也可以按 F5。</translation>
    </message>
    <message>
        <source>Takes the port (bind); nothing is sent yet. F5 does it too.</source>
        <translation>占用端口（bind），此时还不发送任何东西。也可以按 F5。</translation>
    </message>
    <message>
        <source>What is seldom needed: time limits, sharing the port, Nagle, multicast</source>
        <translation>不常用的设置：时限、共享端口、Nagle、组播</translation>
    </message>
</context>
<context>
    <name>SocketDesk::Opening</name>
    <message>
        <source>Close them</source>
        <translation>全部断开</translation>
    </message>
    <message>
        <source>Keep serving them</source>
        <translation>继续服务</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What becomes of the connected peers (%1)?</source>
        <translation>已连接的对象（%1 个）怎么办？</translation>
    </message>
    <message>
        <source>Nobody new can connect once the port is closed.</source>
        <translation>端口关闭后，不再有新的连接进来。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::PeersModel</name>
    <message>
        <source>Reading is paused: the journal is full.</source>
        <translation>已暂停接收：日志已满。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>RX</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>TX</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>连接时间</translation>
    </message>
    <message>
        <source>Received %1 bytes in %2 packets, sent %3 bytes in %4; %5 bytes wait to be sent.</source>
        <translation>已接收 %1 字节（%2 包），已发送 %3 字节（%4 包）；%5 字节等待发送。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::PeersPanel</name>
    <message>
        <source>Peers</source>
        <translation>连接对象</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Forget the selected peers until they send again.</source>
        <translation>从列表中移除所选对象，直到它们再次发来数据。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>Finish sending</source>
        <translation>结束发送</translation>
    </message>
    <message>
        <source>Tell the peer that nothing more will come (FIN), and go on receiving.</source>
        <translation>告知对方不再发送（FIN），并继续接收。</translation>
    </message>
    <message>
        <source>Show only this peer</source>
        <translation>只看此对象</translation>
    </message>
    <message>
        <source>Reset (RST)</source>
        <translation>复位 (RST)</translation>
    </message>
    <message>
        <source>Finish sending (FIN)</source>
        <translation>结束发送 (FIN)</translation>
    </message>
    <message>
        <source>Send what is queued, then end the connection in order (FIN):
the peer reads all that was sent, and then the end.</source>
        <translation>先发完排队的数据，再正常结束连接（FIN）：
对方读完全部数据，然后读到结尾。</translation>
    </message>
    <message>
        <source>Break the connection off at once (RST): the peer gets an error,
and what was under way or not read yet is lost.</source>
        <translation>立即中断连接（RST）：对方得到一个错误，
在途中的和还没读的数据都会丢失。</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Who connects is listed here.</source>
        <translation>连入的对象会列在这里。</translation>
    </message>
    <message>
        <source>The server is listed here while you are connected.</source>
        <translation>连接期间，服务器会列在这里。</translation>
    </message>
    <message>
        <source>Who sends you datagrams, or gets some from you, is listed here.</source>
        <translation>发来数据报或收到过你的数据报的对象会列在这里。</translation>
    </message>
    <message>
        <source>Go on answering</source>
        <translation>继续应答</translation>
    </message>
    <message>
        <source>Send to this peer</source>
        <translation>发送到此对象</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
</context>
<context>
    <name>SocketDesk::PreferenceRow</name>
    <message>
        <source>Chooses the folder.</source>
        <translation>选择文件夹。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>选择：%1</translation>
    </message>
    <message>
        <source>An absolute path is needed. The last good one stays.</source>
        <translation>请填写绝对路径。在此之前沿用上一个有效的路径。</translation>
    </message>
    <message>
        <source>That is no address. The last good one stays.</source>
        <translation>这不是有效的地址。在此之前沿用上一个有效的地址。</translation>
    </message>
    <message>
        <source>A number from %1 to %2 is needed. The last good one stays.</source>
        <translation>请输入 %1 到 %2 之间的数。在此之前沿用上一个有效的数。</translation>
    </message>
    <message>
        <source>There is no such folder now; until there is, the usual one is taken.</source>
        <translation>现在没有这个文件夹；出现之前用默认的文件夹。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::PreferencesDialog</name>
    <message>
        <source>Makes the preferences of this page as they were at first.</source>
        <translation>把本页的设置恢复为初始值。</translation>
    </message>
    <message>
        <source>Makes all preferences as they were at first. Tabs stay as they are.</source>
        <translation>把全部设置恢复为初始值，已有的标签页不变。</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Search the preferences</source>
        <translation>搜索首选项</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Nothing of that name.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Reset this page</source>
        <translation>本页恢复默认</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Make the preferences of all pages as they were at first?</source>
        <translation>要把所有页的设置恢复为初始值吗？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SocketDesk::ProjectorStrip</name>
    <message>
        <source>Leave the projector mode (F11)</source>
        <translation>退出投影模式 (F11)</translation>
    </message>
    <message>
        <source>Everything will be as it was before. Esc does it too.</source>
        <translation>一切恢复原样。也可以按 Esc。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::QuickListModel</name>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Sending: %1 of %2.</source>
        <translation>正在发送：%1 / %2。</translation>
    </message>
    <message>
        <source>Sending: %1 of %2, round %3.</source>
        <translation>正在发送：%1 / %2，第 %3 轮。</translation>
    </message>
    <message>
        <source>All sent: %1.</source>
        <translation>已全部发送：%1 条。</translation>
    </message>
    <message>
        <source>Stopped. Sent: %1.</source>
        <translation>已停止。已发送：%1 条。</translation>
    </message>
    <message>
        <source>Ended, because the connection was closed. Sent: %1.</source>
        <translation>连接已关闭，发送结束。已发送：%1 条。</translation>
    </message>
    <message>
        <source>Ended by an error. Sent: %1.</source>
        <translation>因出错而结束。已发送：%1 条。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>The place in “Send the list”; 0: left out there</source>
        <translation>“发送列表”中的次序；0 表示不发送</translation>
    </message>
    <message>
        <source>In “Send the list”: how long it is until the next is sent</source>
        <translation>“发送列表”时，到发送下一条的时间</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>延时</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>SocketDesk::QuickListPanel</name>
    <message>
        <source>Command %1</source>
        <translation>指令 %1</translation>
    </message>
    <message>
        <source>Quick list</source>
        <translation>快捷指令</translation>
    </message>
    <message>
        <source>Send selected</source>
        <translation>发送所选</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add what stands in the message box</source>
        <translation>添加消息框中的内容</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit the payload; F2 edits any cell</source>
        <translation>编辑内容；按 F2 可编辑任一单元格</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>全部分组</translation>
    </message>
    <message>
        <source>Search the quick list</source>
        <translation>搜索快捷指令</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Send the list</source>
        <translation>发送列表</translation>
    </message>
    <message>
        <source>Those that are shown, by their order, each followed by its delay</source>
        <translation>按次序发送所显示的各条，每条之后等待其延时</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>From the beginning again, until it is stopped or the connection ends</source>
        <translation>发完后从头再来，直到停止或连接结束</translation>
    </message>
    <message>
        <source>Stop the list</source>
        <translation>停止列表</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More for the quick list</source>
        <translation>快捷指令的更多操作</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Shows only the entries in which this occurs: in name, content, group or note.</source>
        <translation>只显示名称、内容、分组或备注中含有这些文字的指令。</translation>
    </message>
    <message>
        <source>Shows one group; “Send the list” then sends that group only.</source>
        <translation>只显示一个分组；此时“发送列表”也只发送这一组。</translation>
    </message>
    <message>
        <source>To whom “Send to” names, as the Send button does (Enter, or a double click)</source>
        <translation>发给“发送到”所选的对象，与“发送”按钮相同（回车或双击）</translation>
    </message>
    <message>
        <source>What is left of the list is not sent.</source>
        <translation>列表中余下的不再发送。</translation>
    </message>
    <message>
        <source>Deletes the selected entry (Del); Ctrl+Z brings it back.</source>
        <translation>删除选中的指令（Del），Ctrl+Z 可恢复。</translation>
    </message>
    <message>
        <source>Moves entries up and down; imports a list (JSON, or the .ini of SSCOM) and exports it.</source>
        <translation>上移、下移指令；导入列表（JSON 或 SSCOM 的 .ini），导出列表。</translation>
    </message>
    <message>
        <source>What you send often has its place here: “Add” takes what stands in the message box. Ctrl+1 to Ctrl+9 send the first nine.</source>
        <translation>常发的内容放在这里：“添加”收入消息框的内容，Ctrl+1 至 Ctrl+9 发送前九条。</translation>
    </message>
    <message>
        <source>No entry matches the search.</source>
        <translation>没有条目符合搜索。</translation>
    </message>
    <message>
        <source>Close the quick list</source>
        <translation>关闭快捷指令</translation>
    </message>
    <message>
        <source>Opened again by F10</source>
        <translation>按 F10 再次打开</translation>
    </message>
</context>
<context>
    <name>SocketDesk::ReceivePanel</name>
    <message>
        <source>Receive</source>
        <translation>接收设置</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Dump</source>
        <translation>十六进制对照</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>字符编码</translation>
    </message>
    <message>
        <source>Log mode</source>
        <translation>按日志模式显示</translation>
    </message>
    <message>
        <source>Line break after each block</source>
        <translation>自动换行</translation>
    </message>
    <message>
        <source>Hide received data</source>
        <translation>接收数据不显示</translation>
    </message>
    <message>
        <source>Everything is still received, recorded and counted.</source>
        <translation>数据仍然照常接收、记录和计数。</translation>
    </message>
    <message>
        <source>Save to file…</source>
        <translation>接收保存到文件…</translation>
    </message>
    <message>
        <source>Auto scroll</source>
        <translation>自动滚屏</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Empty the view; what was recorded stays recorded.</source>
        <translation>清空显示；已记录的数据仍然保留。</translation>
    </message>
    <message>
        <source>Log to file…</source>
        <translation>日志保存到文件…</translation>
    </message>
    <message>
        <source>Progress of the received file</source>
        <translation>接收文件的进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Receive no more files</source>
        <translation>不再接收文件</translation>
    </message>
    <message>
        <source>Receive files…</source>
        <translation>接收文件…</translation>
    </message>
    <message>
        <source>Save the files that others send, each under its own name, in a folder.</source>
        <translation>把对方发来的文件按各自的名字存进一个文件夹。</translation>
    </message>
    <message>
        <source>The bytes as characters of the encoding; one that is no character is shown by its value.</source>
        <translation>按字符编码把字节显示为文字；不成字符的字节显示它的值。</translation>
    </message>
    <message>
        <source>Two digits for each byte: 你 in UTF-8 is E4 BD A0.</source>
        <translation>每个字节两位十六进制数：UTF-8 的“你”是 E4 BD A0。</translation>
    </message>
    <message>
        <source>Position, hex and characters side by side, 16 bytes in a row.</source>
        <translation>位置、十六进制和字符并排显示，每行 16 字节。</translation>
    </message>
    <message>
        <source>Which bytes stand for which character. The wrong one shows garbage;
choose another, and all that has come is read anew. You send in it, too.</source>
        <translation>哪些字节代表哪个字。选错了就是乱码；换一个，已收到的内容全部重新解读。
发送也用它。</translation>
    </message>
    <message>
        <source>Over each block: time, direction, peer, size. Off: the bytes alone, as a running stream.</source>
        <translation>每块上方显示时间、方向、对象和字节数。取消则只显示数据本身，连成一片。</translation>
    </message>
    <message>
        <source>Each block begins a line, even where its sender sent no line end.</source>
        <translation>每一块另起一行，即使发送方没有发送换行。</translation>
    </message>
    <message>
        <source>Appends the bytes that come, unchanged, to a file.</source>
        <translation>把收到的字节原样追加到文件。</translation>
    </message>
    <message>
        <source>Appends both directions and all events to a file.</source>
        <translation>把收发两个方向和全部事件追加到文件。</translation>
    </message>
    <message>
        <source>The newest stays in view; scrolling up switches it off (F4).</source>
        <translation>始终显示最新内容；向上滚动即停止（F4）。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::Reception</name>
    <message>
        <source>Switch to %1</source>
        <translation>切换到 %1</translation>
    </message>
    <message>
        <source>Some bytes are not valid %1, but are valid %2.</source>
        <translation>有些字节不是有效的 %1，却是有效的 %2。</translation>
    </message>
    <message>
        <source>Cutting what was recorded: %1 %</source>
        <translation>正在切分已记录的数据：%1 %</translation>
    </message>
    <message>
        <source>Messages: %1 received, %2 sent</source>
        <translation>消息：接收 %1，发送 %2</translation>
    </message>
    <message>
        <source>, %1 marked</source>
        <translation>，有标记 %1</translation>
    </message>
</context>
<context>
    <name>SocketDesk::RepeatBox</name>
    <message>
        <source>Sent %1 times</source>
        <translation>已发送 %1 次</translation>
    </message>
    <message>
        <source>%1, too late for %2</source>
        <comment>behind how often something was sent</comment>
        <translation>%1，错过 %2 次</translation>
    </message>
    <message>
        <source>%1/s, jitter %2 ms</source>
        <translation>%1 次/秒，抖动 %2 ms</translation>
    </message>
    <message>
        <source>Stopped: sent %1 times</source>
        <translation>已停止：发送 %1 次</translation>
    </message>
    <message>
        <source>Done: sent %1 times</source>
        <translation>已完成：发送 %1 次</translation>
    </message>
    <message>
        <source>Ended with the connection, sent %1 times</source>
        <translation>连接结束，循环停止，已发送 %1 次</translation>
    </message>
    <message>
        <source>Ended by an error, sent %1 times</source>
        <translation>出错停止，已发送 %1 次</translation>
    </message>
    <message>
        <source>Repeat every</source>
        <translation>循环周期</translation>
    </message>
    <message>
        <source>Interval in milliseconds</source>
        <translation>循环周期（毫秒）</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Repeat settings</source>
        <translation>循环设置</translation>
    </message>
    <message>
        <source>How often, what happens when it is late, line by line</source>
        <translation>次数、延误处理、逐行发送</translation>
    </message>
    <message>
        <source>Sends the message again and again; moments that a busy machine misses are counted.</source>
        <translation>反复发送这条消息；机器忙不过来而错过的次数会计数。</translation>
    </message>
    <message>
        <source>From the beginning of one sending to that of the next; 1000 ms are a second.</source>
        <translation>从一次发送开始到下一次开始的时间；1000 ms 为一秒。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::RepeatPopup</name>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Until stopped</source>
        <translation>直到停止</translation>
    </message>
    <message>
        <source>When late</source>
        <translation>延误时</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Catch up</source>
        <translation>补发</translation>
    </message>
    <message>
        <source>Line by line</source>
        <translation>逐行发送</translation>
    </message>
    <message>
        <source>Each line of the message is sent by itself, the interval apart. Send goes through them once.</source>
        <translation>消息的每一行单独发送，相隔一个周期。按“发送”则逐行发送一遍。</translation>
    </message>
    <message>
        <source>What becomes of moments at which nothing could be sent: they are left out,
or made up for as soon as there is room.</source>
        <translation>无法发送的时刻如何处理：略去，或一有空间即补发。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::SendPanel</name>
    <message>
        <source>“%1” was not sent whole.</source>
        <translation>“%1”没有发送完整。</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送设置</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Parse escapes</source>
        <translation>转义符指令解析</translation>
    </message>
    <message>
        <source>\r \n \t \0 \\ \xHH \uHHHH stand for what they say.</source>
        <translation>\r \n \t \0 \\ \xHH \uHHHH 按转义符解释。</translation>
    </message>
    <message>
        <source>Append</source>
        <translation>自动发送附加位</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>CR (\r)</source>
        <translation>CR (\r)</translation>
    </message>
    <message>
        <source>LF (\n)</source>
        <translation>LF (\n)</translation>
    </message>
    <message>
        <source>CR LF (\r\n)</source>
        <translation>CR LF (\r\n)</translation>
    </message>
    <message>
        <source>Send from file…</source>
        <translation>打开文件数据源…</translation>
    </message>
    <message>
        <source>Progress of the file</source>
        <translation>文件发送进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Quick list</source>
        <translation>快捷指令</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史发送</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>占位符</translation>
    </message>
    <message>
        <source>Characters, sent in the encoding that is chosen for receiving.</source>
        <translation>按文字发送，编码与“接收设置”中的相同。</translation>
    </message>
    <message>
        <source>Two digits for each byte, as 01 03 00 00 00 02; spaces do not matter.</source>
        <translation>每个字节两位十六进制数，如 01 03 00 00 00 02；空格可有可无。</translation>
    </message>
    <message>
        <source>Goes out behind each message. A program that reads lines waits until it comes:
LF on Unix, CR LF in HTTP, SMTP and the AT commands of modems.</source>
        <translation>附在每条消息后面发出。按行读取的程序等到它才处理：
Unix 用 LF，HTTP、SMTP 和调制解调器的 AT 指令用 CR LF。</translation>
    </message>
    <message>
        <source>The bytes of a file of any size; how fast and how marked is asked first (Ctrl+O).</source>
        <translation>发送任意大小的文件；先询问速度和标记方式（Ctrl+O）。</translation>
    </message>
    <message>
        <source>Messages that you send often, each with one press (F10).</source>
        <translation>常用的消息，一按就发（F10）。</translation>
    </message>
    <message>
        <source>What this tab has sent, to be sent or changed once more.</source>
        <translation>本标签页发送过的消息，可再次发送或修改。</translation>
    </message>
    <message>
        <source>{n} a counter ({n:4,100}, {n:4be}), {time}, {random:8}, {bytes:8}, {peer},
{len} bytes of the rest: worked out at each send. {{ and }} are braces.</source>
        <translation>{n} 计数器（{n:4,100}、{n:4be}）、{time} 时间、{random:8}、{bytes:8} 随机、{peer} 对方、
{len} 其余字节数：每次发送时代入。{{ 和 }} 表示花括号。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::SessionPage</name>
    <message>
        <source>Close the tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close this tab?</source>
        <translation>关闭这个标签页？</translation>
    </message>
    <message>
        <source>%1. Closing the tab ends that.</source>
        <translation>%1。关闭标签页会将其结束。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::SessionTabs</name>
    <message>
        <source>Close tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>%1, %2, new data</source>
        <translation>%1，%2，有新数据</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>New tab</source>
        <translation>新建标签页</translation>
    </message>
    <message>
        <source>New tab (Ctrl+T)</source>
        <translation>新建标签页（Ctrl+T）</translation>
    </message>
    <message>
        <source>%1, answers by itself</source>
        <translation>%1，自动应答</translation>
    </message>
    <message>
        <source>Closes the tab; what is open ends with it (Ctrl+W)</source>
        <translation>关闭标签页，其中打开的连接随之结束（Ctrl+W）</translation>
    </message>
</context>
<context>
    <name>SocketDesk::StatusLine</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>回显</translation>
    </message>
    <message>
        <source>Reading paused</source>
        <translation>已暂停接收</translation>
    </message>
    <message>
        <source>Packets rx/tx:</source>
        <translation>收/发包数:</translation>
    </message>
    <message>
        <source>RX:</source>
        <translation>RX:</translation>
    </message>
    <message>
        <source>TX:</source>
        <translation>TX:</translation>
    </message>
    <message>
        <source>Dropped by kernel:</source>
        <translation>内核丢弃:</translation>
    </message>
    <message>
        <source>Undecodable bytes:</source>
        <translation>无法解码字节:</translation>
    </message>
    <message>
        <source>Reset counters</source>
        <translation>复位计数</translation>
    </message>
    <message>
        <source>Reads and writes, or datagrams, received and sent.</source>
        <translation>接收和发送的数据报个数，或读写次数。</translation>
    </message>
    <message>
        <source>Bytes that the system has taken to be sent.</source>
        <translation>系统已接受发送的字节数。</translation>
    </message>
    <message>
        <source>Datagrams that the system threw away because its receive buffer was full.</source>
        <translation>系统因接收缓冲区已满而丢弃的数据报。</translation>
    </message>
    <message>
        <source>Received bytes that are not valid in the chosen encoding. They are kept, and shown by their value.</source>
        <translation>在所选编码中无效的接收字节。它们仍被保留，并按数值显示。</translation>
    </message>
    <message>
        <source>Log full</source>
        <translation>日志已满</translation>
    </message>
    <message>
        <source>The log of this tab is full; datagrams that arrive are dropped and counted.</source>
        <translation>本标签页的日志已满；到达的数据报会被丢弃并计数。</translation>
    </message>
    <message>
        <source>The log of this tab is full; what arrives waits with its senders.</source>
        <translation>本标签页的日志已满；数据留在发送方等待。</translation>
    </message>
    <message>
        <source>Datagrams that found no room in the log of this tab: %1</source>
        <translation>因本标签页的日志已满而未能记录的数据报：%1</translation>
    </message>
    <message>
        <source>Datagrams of which only the beginning could be kept: %1</source>
        <translation>只保留了开头部分的数据报：%1</translation>
    </message>
    <message>
        <source>Events that found no room in the log of this tab: %1</source>
        <translation>因本标签页的日志已满而未能记录的事件：%1</translation>
    </message>
    <message>
        <source>Lost here:</source>
        <translation>本程序丢失:</translation>
    </message>
    <message>
        <source>No longer in the log, which has reached its limit: %1 records with %2 bytes, of all that was received and sent.</source>
        <translation>日志已到上限，其中已释放：%1 条记录，共 %2 字节（收发合计）。</translation>
    </message>
    <message>
        <source>Group chat</source>
        <translation>群聊</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>应答规则</translation>
    </message>
    <message>
        <source>File server</source>
        <translation>文件服务器</translation>
    </message>
    <message>
        <source>This page answers by itself.</source>
        <translation>本页会自动应答。</translation>
    </message>
    <message>
        <source>Bytes received, since the tab was opened or the counters were reset.</source>
        <translation>自标签页建立或计数复位以来收到的字节数。</translation>
    </message>
    <message>
        <source>Counts from zero again; the log stays as it is.</source>
        <translation>从零重新计数；日志不变。</translation>
    </message>
    <message>
        <source>Sending the list</source>
        <translation>正在循环发送列表</translation>
    </message>
    <message>
        <source>Repeating the message</source>
        <translation>正在循环发送消息</translation>
    </message>
    <message>
        <source>This page goes on sending until it is done or stopped.</source>
        <translation>本页会继续发送，直到发完或被停止。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop sending</source>
        <translation>停止发送</translation>
    </message>
    <message>
        <source>What is left of it is not sent.</source>
        <translation>余下的内容不再发送。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::TargetBox</name>
    <message>
        <source>All peers</source>
        <translation>全部对象</translation>
    </message>
    <message>
        <source>Selected peers</source>
        <translation>表中所选</translation>
    </message>
    <message>
        <source>%1 (gone)</source>
        <translation>%1（已离开）</translation>
    </message>
    <message>
        <source>%1 (broadcast of %2)</source>
        <translation>%1（%2 的广播）</translation>
    </message>
    <message>
        <source>All peers, or host:port, …</source>
        <translation>全部对象，或 主机:端口, …</translation>
    </message>
</context>
<context>
    <name>SocketDesk::TranscriptCopier</name>
    <message>
        <source>Copied the first %1 of the selection: the clipboard takes no more. Save to a file to have all of it.</source>
        <translation>已复制所选内容的前 %1：剪贴板装不下更多。要全部内容请保存到文件。</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::TranscriptView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;shown</source>
        <translation>按显示复制(&amp;S)</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>复制为文本(&amp;T)</translation>
    </message>
    <message>
        <source>Copy as &amp;hex</source>
        <translation>复制为十六进制(&amp;H)</translation>
    </message>
    <message>
        <source>Copy &amp;raw bytes</source>
        <translation>复制原始字节(&amp;R)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>清除(&amp;L)</translation>
    </message>
    <message>
        <source>Lar&amp;ger font</source>
        <translation>放大字体(&amp;G)</translation>
    </message>
    <message>
        <source>S&amp;maller font</source>
        <translation>缩小字体(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Usual font size</source>
        <translation>默认字体大小(&amp;U)</translation>
    </message>
    <message>
        <source>Received data is hidden.</source>
        <translation>接收数据不显示。</translation>
    </message>
    <message>
        <source>What is received and sent will appear here.</source>
        <translation>收发的数据会显示在这里。</translation>
    </message>
    <message>
        <source>A byte that is no character in %1</source>
        <translation>在 %1 中不构成字符的字节</translation>
    </message>
    <message>
        <source>This character began in an earlier block: its bytes came in two reads</source>
        <translation>这个字符从前一块开始：它的字节分两次读到</translation>
    </message>
    <message>
        <source>The first bytes of a character whose other bytes are not in this block</source>
        <translation>一个字符的前几个字节，其余字节不在这一块中</translation>
    </message>
    <message>
        <source>An invisible or control character, shown instead of obeyed</source>
        <translation>不可见字符或控制字符，只显示，不执行</translation>
    </message>
    <message>
        <source>Peer: %1</source>
        <translation>对方：%1</translation>
    </message>
    <message>
        <source>Our end: %1</source>
        <translation>本端：%1</translation>
    </message>
    <message>
        <source>From byte %1 of its stream</source>
        <translation>从流的第 %1 字节开始</translation>
    </message>
    <message>
        <source>Data log</source>
        <translation>数据日志</translation>
    </message>
    <message>
        <source>Finding where characters begin: %1 %</source>
        <translation>正在确定字符从哪里开始：%1 %</translation>
    </message>
    <message>
        <source>Copying …</source>
        <translation>正在复制…</translation>
    </message>
    <message>
        <source>Received data is hidden, not lost (records: %1)</source>
        <translation>接收数据不显示，但没有丢失（记录数：%1）</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Show only this &amp;peer</source>
        <translation>只看此对象(&amp;P)</translation>
    </message>
    <message>
        <source>No record passes the filter.</source>
        <translation>没有符合筛选条件的记录。</translation>
    </message>
    <message>
        <source>New records: %1</source>
        <translation>新增 %1 条记录</translation>
    </message>
    <message>
        <source>No further message</source>
        <translation>没有更多消息</translation>
    </message>
    <message>
        <source>Copy this recor&amp;d</source>
        <translation>复制此记录(&amp;D)</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>TCP Server</source>
        <translation>TCP Server</translation>
    </message>
    <message>
        <source>TCP Client</source>
        <translation>TCP Client</translation>
    </message>
    <message>
        <source>UDP</source>
        <translation>UDP</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>正在监听 %1</translation>
    </message>
    <message>
        <source>Bound to %1</source>
        <translation>已绑定 %1</translation>
    </message>
    <message>
        <source>Half open: %1 finished</source>
        <translation>半开：%1 已结束发送</translation>
    </message>
    <message>
        <source>Half open: we finished (%1)</source>
        <translation>半开：本端已结束发送（%1）</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>已连接 %1</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>未打开</translation>
    </message>
    <message>
        <source>Looking up %1</source>
        <translation>正在解析 %1</translation>
    </message>
    <message>
        <source>Connecting to %1:%2</source>
        <translation>正在连接 %1:%2</translation>
    </message>
    <message>
        <source>Waiting to connect again</source>
        <translation>等待重连</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Peer finished</source>
        <translation>对方已结束</translation>
    </message>
    <message>
        <source>We finished</source>
        <translation>本端已结束</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>Closed, still serving peers</source>
        <translation>已关闭，仍在服务已连接的对象</translation>
    </message>
    <message>
        <source>%1, not read</source>
        <translation>%1，不读取</translation>
    </message>
    <message>
        <source>%1, read at %2 B/s</source>
        <translation>%1，按 %2 B/s 读取</translation>
    </message>
    <message>
        <source>%1, kept half open</source>
        <translation>%1，保持半开</translation>
    </message>
    <message>
        <source>No reply yet</source>
        <translation>尚无回复</translation>
    </message>
    <message>
        <source>Heard only</source>
        <translation>只收到过</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>有收有发</translation>
    </message>
</context>
<context>
    <name>TranscriptEvent</name>
    <message>
        <source>Opened</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>已打开 %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>正在连接 %1 …</translation>
    </message>
    <message>
        <source>Unreachable: %1</source>
        <translation>不可达：%1</translation>
    </message>
    <message>
        <source>%1 finished sending (FIN)</source>
        <translation>%1 结束发送（FIN）</translation>
    </message>
    <message>
        <source>%1 reset the connection (RST)</source>
        <translation>%1 复位了连接（RST）</translation>
    </message>
    <message>
        <source>%1 timed out</source>
        <translation>%1 超时</translation>
    </message>
    <message>
        <source>We finished sending to %1 (FIN)</source>
        <translation>本端结束对 %1 的发送（FIN）</translation>
    </message>
    <message>
        <source>We closed the connection with %1</source>
        <translation>本端关闭了与 %1 的连接</translation>
    </message>
    <message>
        <source>We reset the connection with %1 (RST)</source>
        <translation>本端复位了与 %1 的连接（RST）</translation>
    </message>
    <message>
        <source>Lost: %1 dropped by the system, the receive buffer was full</source>
        <translation>丢失：系统丢弃 %1，接收缓冲区已满</translation>
    </message>
    <message>
        <source>Lost: %1 dropped, the log is at its limit</source>
        <translation>丢失：丢弃 %1，日志已达上限</translation>
    </message>
    <message>
        <source>Lost: %1 dropped</source>
        <translation>丢失：丢弃 %1</translation>
    </message>
    <message>
        <source>Lost: %1 dropped (%2)</source>
        <translation>丢失：丢弃 %1（%2）</translation>
    </message>
    <message>
        <source>Lost: %1 bytes, which are not in the capture</source>
        <translation>丢失：%1 字节，抓包文件中没有</translation>
    </message>
    <message>
        <source>Lost: %1 bytes of %2, which are not in the capture</source>
        <translation>丢失：%2 的 %1 字节，抓包文件中没有</translation>
    </message>
    <message>
        <source>Lost: %1 packets, which are not in the capture</source>
        <translation>丢失：%1 个数据包，抓包文件中没有</translation>
    </message>
    <message>
        <source>Lost: %1 bytes for %2 were never sent</source>
        <translation>丢失：发给 %2 的 %1 字节没有发出</translation>
    </message>
    <message>
        <source>Lost: %1 datagrams were never sent</source>
        <translation>丢失：%1 个数据报没有发出</translation>
    </message>
    <message>
        <source>The receive buffer has %1 KiB.</source>
        <translation>接收缓冲区为 %1 KiB。</translation>
    </message>
    <message>
        <source>The receive buffer has %1 KiB; net.core.rmem_max allows no more.</source>
        <translation>接收缓冲区为 %1 KiB；net.core.rmem_max 不允许更大。</translation>
    </message>
    <message>
        <source>The port is shared: what is sent to this address alone goes to the program that opened it last.</source>
        <translation>端口已共享：发往这一地址的数据由最后打开它的程序收到。</translation>
    </message>
    <message>
        <source>No longer listening; who is connected stays.</source>
        <translation>已停止监听，已有的连接保留。</translation>
    </message>
    <message>
        <source>Lost: %1 bytes for %2, which does not take what is already waiting</source>
        <translation>丢失：发往 %2 的 %1 字节，它没有取走已在等待的数据</translation>
    </message>
    <message>
        <source>Answers to %1 are held: this looks like a loop</source>
        <translation>暂停应答 %1：看似循环应答</translation>
    </message>
    <message>
        <source>%1 gets nothing for “%2”: there is no such file in the served folder</source>
        <translation>%1 请求“%2”，什么也得不到：所提供的文件夹中没有此文件</translation>
    </message>
    <message>
        <source>%1 gets nothing for “%2”: it is not a file, but a folder, a pipe or a device</source>
        <translation>%1 请求“%2”，什么也得不到：它不是文件，而是文件夹、管道或设备</translation>
    </message>
    <message>
        <source>%1 gets nothing: it named no file</source>
        <translation>%1 什么也得不到：它没有说出文件名</translation>
    </message>
    <message>
        <source>%1 gets nothing for “%2”: the name is not allowed, or leads out of the served folder</source>
        <translation>%1 请求“%2”，什么也得不到：此名字不允许使用，或越出所提供的文件夹</translation>
    </message>
    <message>
        <source>%1 gets nothing for the name %2 (hex): it is no text in %3</source>
        <translation>%1 请求的名字是 %2（十六进制），什么也得不到：按 %3 它不是文本</translation>
    </message>
    <message>
        <source>%1 does not get all of “%2”: it became shorter while it was sent</source>
        <translation>%1 得不到完整的“%2”：发送期间文件变短了</translation>
    </message>
    <message>
        <source>%1 cannot have “%2”: it cannot be read</source>
        <translation>%1 得不到“%2”：此文件无法读取</translation>
    </message>
    <message>
        <source>%1 is closed at once: the limit of connections is %2</source>
        <translation>%1 被立即关闭：已达连接数上限 %2</translation>
    </message>
    <message>
        <source>Connected with %1</source>
        <translation>已与 %1 建立连接</translation>
    </message>
    <message>
        <source>%1: first datagram</source>
        <translation>%1：首个数据报</translation>
    </message>
    <message>
        <source>Answers to %1 go on</source>
        <translation>继续应答 %1</translation>
    </message>
    <message>
        <source>Answers to %1 that were held were discarded: %2 bytes</source>
        <translation>未发给 %1 的应答已丢弃：%2 字节</translation>
    </message>
</context>
<context>
    <name>TranscriptHeader</name>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>broadcast or multicast</source>
        <translation>广播或组播</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>被截断</translation>
    </message>
</context>
<context>
    <name>WindowOptions</name>
    <message>
        <source>There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it on a desktop, or over ssh -X; socketdesk-cli needs none.</source>
        <translation>没有可以显示窗口的桌面：DISPLAY 和 WAYLAND_DISPLAY 都没有设置。请在桌面上启动，或用 ssh -X 登录；socketdesk-cli 不需要桌面。</translation>
    </message>
    <message>
        <source>Opens sockets as UDP, TCP client or TCP server, and shows every byte in both directions.</source>
        <translation>以 UDP、TCP 客户端或 TCP 服务器打开套接字，双向显示每一个字节。</translation>
    </message>
    <message>
        <source>The endpoint of the first tab: udp, tcp-client or tcp-server.</source>
        <translation>第一个标签页的角色：udp、tcp-client 或 tcp-server。</translation>
    </message>
    <message>
        <source>Local address, for example 127.0.0.1:8080, :0 or [::1]:9000.</source>
        <translation>本地地址，例如 127.0.0.1:8080、:0 或 [::1]:9000。</translation>
    </message>
    <message>
        <source>Remote address; for UDP the one to send to.</source>
        <translation>远程地址；UDP 时为发送目标。</translation>
    </message>
    <message>
        <source>Open or connect at once.</source>
        <translation>立即打开或连接。</translation>
    </message>
    <message>
        <source>Character encoding; UTF-8 if left out.</source>
        <translation>字符编码；省略时为 UTF-8。</translation>
    </message>
    <message>
        <source>How bytes are shown: text, hex or dump.</source>
        <translation>字节的显示方式：text（文本）、hex 或 dump（十六进制对照）。</translation>
    </message>
    <message>
        <source>Send back whatever arrives.</source>
        <translation>收到什么就发回什么。</translation>
    </message>
    <message>
        <source>Language of the program, en or zh_CN; the system&apos;s if left out.</source>
        <translation>程序语言，en 或 zh_CN；省略时与系统相同。</translation>
    </message>
    <message>
        <source>Print this help.</source>
        <translation>显示本帮助。</translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>It is one of udp, tcp-client and tcp-server.</source>
        <translation>应为 udp、tcp-client 或 tcp-server。</translation>
    </message>
    <message>
        <source>It is one of text, hex and dump.</source>
        <translation>应为 text、hex 或 dump。</translation>
    </message>
    <message>
        <source>It is one of en and zh_CN.</source>
        <translation>应为 en 或 zh_CN。</translation>
    </message>
    <message>
        <source>--%1: “%2” is not accepted. %3</source>
        <translation>--%1：不接受“%2”。%3</translation>
    </message>
    <message>
        <source>How bytes are cut into messages: none, line, delimiter:HEX, fixed:N, length:WIDTH[le|be][,offset=N][,adjust=N] or gap:MS.</source>
        <translation>字节怎样切成消息：none、line、delimiter:HEX、fixed:N、length:WIDTH[le|be][,offset=N][,adjust=N] 或 gap:MS。</translation>
    </message>
    <message>
        <source>Where each datagram carries a counter that grows by one, WIDTH[le|be][,offset=N] in bytes, for the sequence check of the statistics.</source>
        <translation>每个数据报里逐一递增的序号在哪里：WIDTH[le|be][,offset=N]，以字节计；供统计中的序号检查使用。</translation>
    </message>
    <message>
        <source>How much a tab keeps on disk, for example 512MiB; 8GiB if left out. At the limit the oldest is released; with “,pause” behind the size, reception pauses.</source>
        <translation>一个标签页在磁盘上保留多少，例如 512MiB；省略时为 8GiB。到达上限后释放最早的记录；在大小后面加“,pause”则暂停接收。</translation>
    </message>
    <message>
        <source>Append the received bytes to this file.</source>
        <translation>把收到的字节追加到这个文件。</translation>
    </message>
    <message>
        <source>Append everything to this file while it runs, in the format of its suffix: .log (as NetAssist), .txt, .csv, .jsonl or .pcapng.</source>
        <translation>运行时把全部内容追加到这个文件，格式由扩展名决定：.log（与 NetAssist 相同）、.txt、.csv、.jsonl 或 .pcapng。</translation>
    </message>
    <message>
        <source>It is a file name.</source>
        <translation>应为文件名。</translation>
    </message>
    <message>
        <source>It ends with none of .log, .txt, .csv, .jsonl and .pcapng.</source>
        <translation>扩展名不是 .log、.txt、.csv、.jsonl、.pcapng 之一。</translation>
    </message>
    <message>
        <source>Send what one peer sends to all others.</source>
        <translation>把一个连接对象发来的内容转发给其他所有对象。</translation>
    </message>
    <message>
        <source>A workspace to open, .socketdesk, which starts nothing; saved logs to look at, .jsonl or .pcapng.</source>
        <translation>要打开的工作区（.socketdesk，不会启动任何东西）；要查看的已保存日志（.jsonl 或 .pcapng）。</translation>
    </message>
    <message>
        <source>“%1” is a second workspace; a window has one.</source>
        <translation>“%1”是第二个工作区；一个窗口只有一个。</translation>
    </message>
    <message>
        <source>“%1” is neither an option nor a workspace (.socketdesk) or saved log (.jsonl or .pcapng).</source>
        <translation>“%1”既不是选项，也不是工作区（.socketdesk）或已保存的日志（.jsonl 或 .pcapng）。</translation>
    </message>
    <message>
        <source>Send files of this folder to whoever sends their names.</source>
        <translation>对方发来文件名，就把此文件夹中的该文件发给它。</translation>
    </message>
    <message>
        <source>--serve-folder: “%1” is no folder.</source>
        <translation>--serve-folder：“%1”不是文件夹。</translation>
    </message>
    <message>
        <source>Answer messages as the rules in this JSON file say.</source>
        <translation>按此 JSON 文件中的规则应答消息。</translation>
    </message>
    <message>
        <source>--%1 is given twice.</source>
        <translation>--%1 给出了两次。</translation>
    </message>
    <message>
        <source>--remote: a server waits for others; it has no remote address.</source>
        <translation>--remote：服务器等待别人连入，没有远程地址。</translation>
    </message>
    <message>
        <source>--sequence: only datagrams are checked.</source>
        <translation>--sequence：只检查数据报。</translation>
    </message>
    <message>
        <source>--serve-folder: a datagram cannot say where a file ends; it needs TCP.</source>
        <translation>--serve-folder：数据报无法表示文件在哪里结束，需要 TCP。</translation>
    </message>
    <message>
        <source>--group-chat: a client has one peer, and no others.</source>
        <translation>--group-chat：客户端只有一个连接对象，没有其他对象。</translation>
    </message>
    <message>
        <source>--save-received: this file is that of --log.</source>
        <translation>--save-received：这个文件已用于 --log。</translation>
    </message>
    <message>
        <source>What becomes of a peer that says the same again and again, each time at once behind an answer, as in a loop of answers or a test of speed: stop (its answers are held until you let it go on; if left out, as the tab has it, at first stop) or answer (it is told, and answered on).</source>
        <translation>对方一再发来同样的内容，每次都紧跟在应答之后，像循环应答，也像测速，怎么办：stop（暂停应答它，直到您让它继续；省略时按标签页的设置，最初为 stop）或 answer（提示并继续应答）。</translation>
    </message>
    <message>
        <source>It is one of stop and answer.</source>
        <translation>应为 stop 或 answer。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::FilterLine</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter by direction</source>
        <translation>按方向筛选</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>收发双向</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Filter by kind</source>
        <translation>按类型筛选</translation>
    </message>
    <message>
        <source>Data and events</source>
        <translation>数据和事件</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Filter by peer</source>
        <translation>按对象筛选</translation>
    </message>
    <message>
        <source>All peers</source>
        <translation>全部对象</translation>
    </message>
    <message>
        <source>Filter by content</source>
        <translation>按内容筛选</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Filter mode</source>
        <translation>内容筛选方式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Regex</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Close filter</source>
        <translation>关闭筛选</translation>
    </message>
    <message>
        <source>Shows everything again (Esc)</source>
        <translation>重新显示全部 (Esc)</translation>
    </message>
    <message>
        <source>Filter by time</source>
        <translation>按时间筛选</translation>
    </message>
    <message>
        <source>From–to</source>
        <translation>起–止时间</translation>
    </message>
    <message>
        <source>For example 10:15:00-10:16:00, 10:15-, -10:16, or 2026-01-31 23:59 - 00:10</source>
        <translation>例如 10:15:00-10:16:00、10:15-、-10:16，或 2026-01-31 23:59 - 00:10</translation>
    </message>
</context>
<context>
    <name>SocketDesk::Filtering</name>
    <message>
        <source>%1 of %2 records shown</source>
        <translation>共 %2 条记录，显示 %1 条</translation>
    </message>
</context>
<context>
    <name>SocketDesk::FindLine</name>
    <message>
        <source>Only the first %1 hits that were found are marked; the others are counted.</source>
        <translation>只标出最先找到的 %1 处匹配，其余只计数。</translation>
    </message>
    <message>
        <source>Found in the bytes of the payload, whatever reads they came in.</source>
        <translation>在数据内容中查找，不受分次接收的影响。</translation>
    </message>
    <message>
        <source>Pairs of hex digits; ? stands for any digit.</source>
        <translation>成对的十六进制数字，? 代表任意一位。</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find mode</source>
        <translation>查找方式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Regex</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>The hit before (Shift+F3)</source>
        <translation>上一处匹配 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>The hit behind (F3)</source>
        <translation>下一处匹配 (F3)</translation>
    </message>
    <message>
        <source>Stop the search</source>
        <translation>停止查找</translation>
    </message>
    <message>
        <source>Close find</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>How the field is meant: as text in the encoding of the page, as bytes in hex (?? is any byte),
or as a regular expression (over characters in UTF-8, over bytes in other encodings).</source>
        <translation>查找内容的写法：按本页字符编码的文本、十六进制字节（?? 为任意字节）
或正则表达式（UTF-8 时按字符匹配，其他编码按字节匹配）。</translation>
    </message>
    <message>
        <source>Ticked: A is not a.</source>
        <translation>勾选后 A 与 a 不同。</translation>
    </message>
    <message>
        <source>Syntax of RE2, over characters in UTF-8. In other encodings it goes over bytes:
&quot;.&quot; and &quot;[^…]&quot; stand for one byte, which may be half of a character;
a character that is written out is found as its bytes.
A hit may begin up to 4 KiB before the read in which it ends.</source>
        <translation>RE2 语法。UTF-8 时按字符匹配；其他编码按字节匹配：“.”和“[^…]”
代表一个字节，可能只是半个字符；直接写出的字符按它的全部字节查找。
匹配的开头最多可在其结尾所在那次接收之前 4 KiB。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::Finding</name>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>Hits: %1</source>
        <translation>匹配：%1</translation>
    </message>
    <message>
        <source>%1 hidden by the filter</source>
        <translation>其中 %1 个被筛选隐藏</translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>无匹配</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>searching, %1 %</source>
        <translation>正在查找，%1 %</translation>
    </message>
</context>
<context>
    <name>SocketDesk::SavedLog</name>
    <message>
        <source>Reading a saved log, %1 records</source>
        <translation>正在读取已保存的日志，%1 条记录</translation>
    </message>
    <message>
        <source>Saved log, %1 records</source>
        <translation>已保存的日志，%1 条记录</translation>
    </message>
</context>
<context>
    <name>SocketDesk::SavedLogPanel</name>
    <message>
        <source>Saved log</source>
        <translation>已保存的日志</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>To</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>打开另一个…</translation>
    </message>
</context>
<context>
    <name>SocketDesk::SavedLogs</name>
    <message>
        <source>Open a saved log</source>
        <translation>打开已保存的日志</translation>
    </message>
    <message>
        <source>Saved logs (*.jsonl *.pcapng)</source>
        <translation>已保存的日志 (*.jsonl *.pcapng)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>SocketDesk::SavedShowing</name>
    <message>
        <source>The saved log is being read.</source>
        <translation>正在读取已保存的日志。</translation>
    </message>
    <message>
        <source>The saved log is empty.</source>
        <translation>已保存的日志是空的。</translation>
    </message>
    <message>
        <source>Lines left out: %1. The first: %2</source>
        <translation>略去的行数：%1。第一处：%2</translation>
    </message>
    <message>
        <source>Not all of it can be read: %1 records are missing, %2 files of it are damaged.</source>
        <translation>其中一部分无法读取：缺少 %1 条记录，%2 个文件已损坏。</translation>
    </message>
    <message>
        <source>Packets that are no UDP or TCP, or not whole, were left out: %1.</source>
        <translation>略去了不是 UDP 或 TCP、或不完整的包：%1 个。</translation>
    </message>
    <message>
        <source>What was read before that is shown.</source>
        <translation>此前读到的内容已显示。</translation>
    </message>
    <message>
        <source>The reading was stopped.</source>
        <translation>读取已停止。</translation>
    </message>
    <message>
        <source>Nothing was read from this file.</source>
        <translation>没有从此文件读出任何内容。</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
</context>
<context>
    <name>SocketDesk::LossPanel</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Dropped by kernel:</source>
        <translation>内核丢弃:</translation>
    </message>
    <message>
        <source>Datagrams that the system threw away because its receive buffer was full.</source>
        <translation>因接收缓冲区已满而被系统丢弃的数据报。</translation>
    </message>
    <message>
        <source>No room in the log:</source>
        <translation>日志放不下:</translation>
    </message>
    <message>
        <source>Datagrams that found no room in the log of this tab.</source>
        <translation>本标签页的日志放不下的数据报。</translation>
    </message>
    <message>
        <source>Truncated:</source>
        <translation>被截断:</translation>
    </message>
    <message>
        <source>Datagrams of which only the beginning could be kept.</source>
        <translation>只保留了开头部分的数据报。</translation>
    </message>
    <message>
        <source>Undecodable bytes:</source>
        <translation>无法解码字节:</translation>
    </message>
    <message>
        <source>Received bytes that are not valid in the chosen encoding.</source>
        <translation>在所选编码中无效的接收字节。</translation>
    </message>
    <message>
        <source>Invalid messages:</source>
        <translation>无效消息:</translation>
    </message>
    <message>
        <source>Messages of either direction that did not end as the framing says: too long, with an invalid length, or unfinished.</source>
        <translation>没有按分帧规则结束的消息（收发双向）：超长、长度无效或不完整。</translation>
    </message>
    <message>
        <source>Never sent:</source>
        <translation>未能发出:</translation>
    </message>
    <message>
        <source>Bytes that waited for peers whose connections ended, and datagrams that could not be sent.</source>
        <translation>连接结束时还在等待发送的字节，以及没能发出的数据报。</translation>
    </message>
    <message>
        <source>Lost events:</source>
        <translation>丢失事件:</translation>
    </message>
    <message>
        <source>Events that found no room in the log of this tab.</source>
        <translation>本标签页的日志放不下的事件。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::RateChart</name>
    <message>
        <source>−%1 min</source>
        <translation>−%1 分</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Bytes per second over the last minutes</source>
        <translation>最近几分钟的每秒字节数</translation>
    </message>
    <message>
        <source>Messages per second over the last minutes</source>
        <translation>最近几分钟的每秒消息数</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>There is no chart: this SocketDesk was built without QCustomPlot.</source>
        <translation>没有图表：此 SocketDesk 编译时没有 QCustomPlot。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::SequenceFields</name>
    <message>
        <source>Check a counter in each datagram</source>
        <translation>检查每个数据报里的序号</translation>
    </message>
    <message>
        <source>For senders that number their datagrams: tells which are missing, repeated or late.</source>
        <translation>用于给数据报编号的发送端：指出缺失、重复和迟到的数据报。</translation>
    </message>
    <message>
        <source>Counter width</source>
        <translation>序号宽度</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Byte order</source>
        <translation>字节序</translation>
    </message>
    <message>
        <source>Big endian</source>
        <translation>大端</translation>
    </message>
    <message>
        <source>Little endian</source>
        <translation>小端</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Bytes of the datagram before the counter.</source>
        <translation>数据报中序号之前的字节数。</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> 字节</translation>
    </message>
</context>
<context>
    <name>SocketDesk::StatisticsModel</name>
    <message>
        <source>All peers</source>
        <translation>全部对象</translation>
    </message>
    <message>
        <source>RX total</source>
        <translation>接收总计</translation>
    </message>
    <message>
        <source>RX now</source>
        <translation>接收当前</translation>
    </message>
    <message>
        <source>RX peak</source>
        <translation>接收峰值</translation>
    </message>
    <message>
        <source>RX average</source>
        <translation>接收平均</translation>
    </message>
    <message>
        <source>TX total</source>
        <translation>发送总计</translation>
    </message>
    <message>
        <source>TX now</source>
        <translation>发送当前</translation>
    </message>
    <message>
        <source>TX peak</source>
        <translation>发送峰值</translation>
    </message>
    <message>
        <source>TX average</source>
        <translation>发送平均</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>间隔数</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>最短</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近一次</translation>
    </message>
    <message>
        <source>Std. deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>断点</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Reordered</source>
        <translation>乱序</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>过短</translation>
    </message>
</context>
<context>
    <name>SocketDesk::StatisticsView</name>
    <message>
        <source>Reading the data log: %1 %</source>
        <translation>正在读取数据日志：%1 %</translation>
    </message>
    <message>
        <source>%1 more peers are in the sums only.</source>
        <translation>另有 %1 个对象只计入合计。</translation>
    </message>
    <message>
        <source>Receiving %1 now, %2 at most; sending %3 now, %4 at most.</source>
        <translation>当前接收 %1，峰值 %2；当前发送 %3，峰值 %4。</translation>
    </message>
    <message>
        <source>Messages received: %1 now, %2 at most; sent: %3 now, %4 at most.</source>
        <translation>当前接收消息 %1，峰值 %2；当前发送 %3，峰值 %4。</translation>
    </message>
    <message>
        <source>There is a time between messages when two have been received.</source>
        <translation>收到两条消息后才有间隔时间。</translation>
    </message>
    <message>
        <source>%1 between received messages on average, %2 the last time.</source>
        <translation>接收消息的平均间隔 %1，最近一次 %2。</translation>
    </message>
    <message>
        <source>The datagrams are not checked. When that is switched on, those that came before are checked too.</source>
        <translation>尚未检查数据报。打开后，之前收到的也会一并检查。</translation>
    </message>
    <message>
        <source>%1 datagrams checked: %2 missing, %3 repeated, %4 reordered.</source>
        <translation>已检查 %1 个数据报：缺失 %2，重复 %3，乱序 %4。</translation>
    </message>
    <message>
        <source>Statistics – %1</source>
        <translation>统计 – %1</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Figures of each peer</source>
        <translation>各对象的数字</translation>
    </message>
    <message>
        <source>Reset counters</source>
        <translation>复位计数</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 older records had gone before they were measured.</source>
        <translation>有 %1 条更早的记录在统计前已被释放。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::InspectorModel</name>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录数</translation>
    </message>
    <message>
        <source>Offset in the record</source>
        <translation>记录内偏移</translation>
    </message>
    <message>
        <source>Offset in the stream</source>
        <translation>流内偏移</translation>
    </message>
    <message>
        <source>Unix time, s</source>
        <translation>Unix 时间，秒</translation>
    </message>
    <message>
        <source>Unix time, ms</source>
        <translation>Unix 时间，毫秒</translation>
    </message>
    <message>
        <source>Sum, 8 bits</source>
        <translation>累加和，8 位</translation>
    </message>
    <message>
        <source>Sum, 16 bits</source>
        <translation>累加和，16 位</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读法</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>SocketDesk::InspectorPanel</name>
    <message>
        <source>Select bytes in the data log.</source>
        <translation>请在数据日志中选择字节。</translation>
    </message>
    <message>
        <source>Adding up the selection …</source>
        <translation>正在计算所选内容…</translation>
    </message>
    <message>
        <source>Only the first %1 bytes of the selection were looked at.</source>
        <translation>只查看了所选内容的前 %1 字节。</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检视器</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>关闭检视器</translation>
    </message>
    <message>
        <source>Selected bytes</source>
        <translation>所选字节</translation>
    </message>
    <message>
        <source>Readings of the selected bytes</source>
        <translation>所选字节的读法</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Opened again by Ctrl+I</source>
        <translation>按 Ctrl+I 可再次打开</translation>
    </message>
    <message>
        <source>The bytes that are selected in the data log</source>
        <translation>数据日志中选中的字节</translation>
    </message>
    <message>
        <source>Copies the value of the selected row to the clipboard.</source>
        <translation>把选中一行的值复制到剪贴板。</translation>
    </message>
</context>
<context>
    <name>TimeRange</name>
    <message>
        <source>a time such as 10:15:00-10:16:00</source>
        <translation>像 10:15:00-10:16:00 这样的时间</translation>
    </message>
</context>
<context>
    <name>JournalLimit</name>
    <message>
        <source>a size from 1 MiB to 1 TiB, for example 64MiB</source>
        <translation>1 MiB 到 1 TiB 之间的大小，例如 64MiB</translation>
    </message>
    <message>
        <source>release or pause</source>
        <translation>release 或 pause</translation>
    </message>
</context>
<context>
    <name>SocketDesk::LeftoverOffer</name>
    <message>
        <source>To look at, search and export. It stays on the disk, and is offered again.</source>
        <translation>可以查看、查找和导出。它仍留在磁盘上，下次还会提示。</translation>
    </message>
    <message>
        <source>Frees the disk. This cannot be undone.</source>
        <translation>释放磁盘空间，不能撤销。</translation>
    </message>
    <message>
        <source>A session ended unexpectedly; its log is still there.</source>
        <translation>有一个会话意外结束，它的日志还在。</translation>
    </message>
    <message>
        <source>Sessions ended unexpectedly; %1 logs are still there.</source>
        <translation>有会话意外结束，还有 %1 份日志在。</translation>
    </message>
    <message>
        <source>Last written %1, on disk: %2.</source>
        <translation>最后写入于 %1，占用磁盘：%2。</translation>
    </message>
    <message>
        <source>Open as read-only tab</source>
        <translation>在只读标签页中打开</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>%1, left over %2</source>
        <translation>%1 遗留日志 %2</translation>
    </message>
    <message>
        <source>Left over, %1</source>
        <translation>遗留日志 %1</translation>
    </message>
</context>
<context>
    <name>SocketDesk::LimitDialog</name>
    <message>
        <source>TCP peers are held back; datagrams that do not fit are counted as dropped.</source>
        <translation>TCP 的发送方会被流量控制挡住；放不下的数据报计为丢弃。</translation>
    </message>
    <message>
        <source>The beginning of the log says how many records are gone.</source>
        <translation>日志开头会说明已释放多少条记录。</translation>
    </message>
    <message>
        <source>Limit of the log</source>
        <translation>日志上限</translation>
    </message>
    <message>
        <source>Keep at most</source>
        <translation>最多保留</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>At the limit</source>
        <translation>到达上限时</translation>
    </message>
    <message>
        <source>Go on, and release the oldest records</source>
        <translation>继续接收，释放最早的记录</translation>
    </message>
    <message>
        <source>Pause reception</source>
        <translation>暂停接收</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>How much of what came and went this tab keeps.
The counters go on counting all of it.</source>
        <translation>此标签页保留多少收发的数据。
计数始终包括全部数据。</translation>
    </message>
    <message>
        <source>What is released is gone from the log. While reception pauses, TCP holds the peers back,
and datagrams are lost and counted.</source>
        <translation>被释放的记录不再出现在日志中。暂停接收时，TCP 让对方等待，
UDP 数据报则会丢失并计数。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::Saving</name>
    <message>
        <source>Log to file</source>
        <translation>日志保存到文件</translation>
    </message>
    <message>
        <source>Save received data to file</source>
        <translation>接收保存到文件</translation>
    </message>
    <message>
        <source>Logs (*.log *.txt *.csv *.jsonl *.pcapng)</source>
        <translation>日志 (*.log *.txt *.csv *.jsonl *.pcapng)</translation>
    </message>
</context>
<context>
    <name>SocketDesk::SaveSwitch</name>
    <message>
        <source>%1: %2 bytes</source>
        <translation>%1：%2 字节</translation>
    </message>
</context>
<context>
    <name>SocketDesk::AnswerBar</name>
    <message>
        <source>Answer by itself</source>
        <translation>自动应答</translation>
    </message>
    <message>
        <source>Echo, group chat, rules and the file server of this page.</source>
        <translation>本页的回显、群聊、应答规则和文件服务器。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::AnswerPanel</name>
    <message>
        <source>Answer by itself</source>
        <translation>自动应答</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>回显</translation>
    </message>
    <message>
        <source>Whatever arrives is sent back.</source>
        <translation>收到什么就发回什么。</translation>
    </message>
    <message>
        <source>Group chat</source>
        <translation>群聊</translation>
    </message>
    <message>
        <source>What one peer sends goes to all others.</source>
        <translation>一个连接对象发来的内容转发给其他所有对象。</translation>
    </message>
    <message>
        <source>UDP replies to one source, per second</source>
        <translation>每秒对同一 UDP 来源的应答数</translation>
    </message>
    <message>
        <source>More than that are left out. It does not limit the echo.</source>
        <translation>超出的不再应答。回显不受此限制。</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>应答规则</translation>
    </message>
    <message>
        <source>A message that a rule waits for gets the answer of the rule.</source>
        <translation>收到规则等待的消息时，发送该规则的应答。</translation>
    </message>
    <message>
        <source>Edit rules…</source>
        <translation>编辑规则…</translation>
    </message>
    <message>
        <source>Closes the panel (F12, Esc); what is ticked goes on answering.</source>
        <translation>关闭面板（F12、Esc）；已勾选的继续应答。</translation>
    </message>
    <message>
        <source>Which message gets which reply, how often and from whom, and what becomes of the connection</source>
        <translation>设置收到什么消息、来自谁、第几次时回复什么，以及之后怎样处理连接</translation>
    </message>
    <message>
        <source>Stop what looks like a loop</source>
        <translation>看似循环应答时停止</translation>
    </message>
    <message>
        <source>Two programs that answer each other&apos;s answers never end. On the wire that looks just like a test of speed
that waits for each answer: the same bytes again and again, each time at once behind an answer.
Ticked: after two seconds at most the answers to such a peer are held, and a button lets them go on.
Not ticked: it is only said.</source>
        <translation>两个程序互相应答，永远停不下来。在线路上，这与等到应答再发下一条的测速完全一样：
同样的字节一再发来，每次都紧跟在应答之后。
勾选：最迟两秒后暂停应答这样的对象，按一个按钮即可继续。
不勾选：只提示。</translation>
    </message>
</context>
<context>
    <name>JsonFile</name>
    <message>
        <source>a whole number up to %1; later ones are of newer programs</source>
        <translation>不大于 %1 的整数；更大的版本来自更新的程序</translation>
    </message>
    <message>
        <source>nested at most %1 deep</source>
        <translation>嵌套不超过 %1 层</translation>
    </message>
</context>
<context>
    <name>PageLayout</name>
    <message>
        <source>two sizes from 0 to %1, or none</source>
        <translation>两个 0 到 %1 之间的尺寸，或不填</translation>
    </message>
</context>
<context>
    <name>QuickList</name>
    <message>
        <source>an object with a name and a payload</source>
        <translation>含名称和内容的对象</translation>
    </message>
    <message>
        <source>“text” or “hex”</source>
        <translation>“text”或“hex”</translation>
    </message>
    <message>
        <source>a list of at most %1 entries</source>
        <translation>最多 %1 项的列表</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a row of SSCOM, such as N1=A,text</source>
        <translation>SSCOM 的一行，例如 N1=A,文本</translation>
    </message>
</context>
<context>
    <name>Segments</name>
    <message>
        <source>a number of bytes, or rising places such as 3,7</source>
        <translation>字节数，或递增的位置，例如 3,7</translation>
    </message>
</context>
<context>
    <name>SocketDesk::Workspaces</name>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Workspaces (*.socketdesk)</source>
        <translation>工作区 (*.socketdesk)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>“%1” was not opened.</source>
        <translation>未能打开“%1”。</translation>
    </message>
    <message>
        <source>Tab %1, %2: %3</source>
        <translation>标签页 %1，%2：%3</translation>
    </message>
    <message>
        <source>Further tabs: %1.</source>
        <translation>其余标签页：%1 个。</translation>
    </message>
    <message>
        <source>“%1” is loaded. Nothing was opened or started.</source>
        <translation>已载入“%1”，没有打开或启动任何东西。</translation>
    </message>
    <message>
        <source>Save the workspace</source>
        <translation>保存工作区</translation>
    </message>
    <message>
        <source>“%1” was not saved.</source>
        <translation>未能保存“%1”。</translation>
    </message>
    <message>
        <source>What is arranged in this window has not been saved to a file.</source>
        <translation>此窗口的设置还没有保存到文件。</translation>
    </message>
    <message>
        <source>“%1” has changes that are not in its file.</source>
        <translation>“%1”有尚未保存到文件的更改。</translation>
    </message>
    <message>
        <source>Another workspace</source>
        <translation>换用工作区</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Close them</source>
        <translation>关闭它们</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>&amp;Forget these</source>
        <translation>清除这些记录(&amp;F)</translation>
    </message>
    <message>
        <source>Another program has changed “%1” since it was opened or saved here.</source>
        <translation>“%1”在此打开或保存之后，又被别的程序修改过。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Quit SocketDesk</source>
        <translation>退出 SocketDesk</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Not there: “%1”, into which tab %2 receives files.</source>
        <translation>标签页 %2 接收文件的文件夹“%1”不存在。</translation>
    </message>
    <message>
        <source>Not there: “%1”, whose files tab %2 serves.</source>
        <translation>标签页 %2 文件服务器的文件夹“%1”不存在。</translation>
    </message>
    <message>
        <source>Further folders that are not there: %1.</source>
        <translation>另有不存在的文件夹：%1 个。</translation>
    </message>
</context>
<context>
    <name>StartSummary</name>
    <message>
        <source>a free port</source>
        <translation>空闲端口</translation>
    </message>
    <message>
        <source>port %1 of all addresses</source>
        <translation>所有地址的端口 %1</translation>
    </message>
    <message>
        <source>%1, a free port</source>
        <translation>%1 的空闲端口</translation>
    </message>
    <message>
        <source>Open would listen on %1.</source>
        <translation>点“打开”后将监听 %1。</translation>
    </message>
    <message>
        <source>Connect would connect to %1.</source>
        <translation>点“连接”后将连接 %1。</translation>
    </message>
    <message>
        <source>Open would receive on %1.</source>
        <translation>点“打开”后将在 %1 接收。</translation>
    </message>
    <message>
        <source>Other machines could reach it.</source>
        <translation>其他机器可以访问它。</translation>
    </message>
    <message>
        <source>It would connect again whenever the connection ends.</source>
        <translation>连接结束后会自动重连。</translation>
    </message>
    <message>
        <source>echo</source>
        <translation>回显</translation>
    </message>
    <message>
        <source>group chat</source>
        <translation>群聊</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>the file server of “%1”</source>
        <translation>“%1”的文件服务</translation>
    </message>
    <message>
        <source>What answered by itself when it was saved is off now: %1.</source>
        <translation>保存时开着的自动应答现已关闭：%1。</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>a list of 1 to %1 tabs</source>
        <translation>1 到 %1 个标签页的列表</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
</context>
<context>
    <name>FileFraming</name>
    <message>
        <source>raw, length, lengthle, json or jsonle</source>
        <translation>raw、length、lengthle、json 或 jsonle</translation>
    </message>
</context>
<context>
    <name>FileFramingWords</name>
    <message>
        <source>Only the bytes of the file</source>
        <translation>只有文件的内容</translation>
    </message>
    <message>
        <source>4 bytes of length, then the file</source>
        <translation>4 字节长度，然后是文件</translation>
    </message>
    <message>
        <source>4 bytes of length, JSON header, then the file</source>
        <translation>4 字节长度、JSON 报头，然后是文件</translation>
    </message>
    <message>
        <source>Big endian</source>
        <translation>大端</translation>
    </message>
    <message>
        <source>Little endian</source>
        <translation>小端</translation>
    </message>
    <message>
        <source>Python&apos;s struct.pack(&quot;!I&quot;, n) is big endian, struct.pack(&quot;I&quot;, n) little on a PC.</source>
        <translation>Python 的 struct.pack(&quot;!I&quot;, n) 是大端，struct.pack(&quot;I&quot;, n) 在 PC 上是小端。</translation>
    </message>
</context>
<context>
    <name>FileSettings</name>
    <message>
        <source>“raw”, “length” or “json”, also with “le” behind it</source>
        <translation>“raw”、“length”或“json”，其后可加“le”</translation>
    </message>
</context>
<context>
    <name>FileTransfer</name>
    <message>
        <source>Its first four bytes say that the header has %1 bytes.</source>
        <translation>开头 4 个字节说报头有 %1 字节。</translation>
    </message>
    <message>
        <source>It ends within the header.</source>
        <translation>数据在报头中间就结束了。</translation>
    </message>
    <message>
        <source>The header is not a JSON object.</source>
        <translation>报头不是 JSON 对象。</translation>
    </message>
    <message>
        <source>“%1” is missing in the header, or wrong.</source>
        <translation>报头缺少“%1”，或者它的值不对。</translation>
    </message>
    <message>
        <source>“%1” is not complete: %2 bytes came.</source>
        <translation>“%1”不完整：收到 %2 字节。</translation>
    </message>
    <message>
        <source>“%1” is not complete: %2 of %3 bytes came.</source>
        <translation>“%1”不完整：收到 %2 字节，应有 %3 字节。</translation>
    </message>
    <message>
        <source>“%1” has %2 bytes; four bytes of length can say %3 at most.</source>
        <translation>“%1”有 %2 字节；4 字节的长度最多表示 %3。</translation>
    </message>
    <message>
        <source>Send it raw, or with a JSON header.</source>
        <translation>请只发送内容，或者使用 JSON 报头。</translation>
    </message>
    <message>
        <source>“%1” became shorter while it was sent.</source>
        <translation>“%1”在发送过程中变短了。</translation>
    </message>
    <message>
        <source>What %1 sends does not begin with the header of a file.</source>
        <translation>%1 发来的数据开头不是文件的报头。</translation>
    </message>
    <message>
        <source>Choose how the sender marks its files, and its byte order.</source>
        <translation>请选择与发送方一致的文件标记方式和字节序。</translation>
    </message>
    <message>
        <source>The connection ended before all of it had come.</source>
        <translation>还没有收全，连接就结束了。</translation>
    </message>
    <message>
        <source>Nothing came for “%1”.</source>
        <translation>“%1”没有收到任何内容。</translation>
    </message>
    <message>
        <source>The server closed the connection without a byte: it has no such file, or an empty one.</source>
        <translation>服务器一个字节也没发就关闭了连接：它没有这个文件，或者文件是空的。</translation>
    </message>
    <message>
        <source>Another program is writing to it.</source>
        <translation>有别的程序正在写这个文件。</translation>
    </message>
    <message>
        <source>Send it again when that is done.</source>
        <translation>等它写完再发送一次。</translation>
    </message>
    <message>
        <source>What came is kept; its name ends with .part.</source>
        <translation>已收到的部分保留，文件名以 .part 结尾。</translation>
    </message>
    <message>
        <source>Check the name, and whether the server reads it in the encoding of the page.</source>
        <translation>请检查文件名，以及服务器是否按本页的编码读取它。</translation>
    </message>
    <message>
        <source>“%1” is not complete: %2 bytes are missing.</source>
        <translation>“%1”不完整：缺少 %2 字节。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>What is there is kept; its name ends with .part. Make room, and have it sent again.</source>
        <translation>已写入的部分保留，文件名以 .part 结尾。请腾出空间后让对方重新发送。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::FileReception</name>
    <message>
        <source>“%1” is saved, 1 byte.</source>
        <translation>“%1”已保存，1 字节。</translation>
    </message>
    <message>
        <source>“%1” is saved, %2 bytes.</source>
        <translation>“%1”已保存，%2 字节。</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>等待服务器</translation>
    </message>
    <message>
        <source>Files go to “%1”</source>
        <translation>文件存入“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n saved</source>
        <translation>
            <numerusform>已保存 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n not</source>
        <translation>
            <numerusform>%1，%n 个未成功</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SocketDesk::FileServerBox</name>
    <message>
        <source>Looking for the folder…</source>
        <translation>正在查找该文件夹…</translation>
    </message>
    <message>
        <source>This is no folder.</source>
        <translation>这不是文件夹。</translation>
    </message>
    <message>
        <source>Folder to serve</source>
        <translation>要提供的文件夹</translation>
    </message>
    <message>
        <source>File server</source>
        <translation>文件服务器</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Reply for a missing file</source>
        <translation>文件不存在时的回答</translation>
    </message>
    <message>
        <source>None: the connection just ends</source>
        <translation>无：直接结束连接</translation>
    </message>
    <message>
        <source>Only files below this folder are given; no name leads out of it.</source>
        <translation>只提供此文件夹之下的文件，任何名字都不能越出它。</translation>
    </message>
    <message>
        <source>Chooses the folder that is served.</source>
        <translation>选择要提供的文件夹。</translation>
    </message>
    <message>
        <source>What a client gets that asks for a file that is not there</source>
        <translation>对方要的文件不存在时发给它的内容</translation>
    </message>
    <message>
        <source>Who sends the name of a file in the folder gets its bytes; then the connection ends.
The name is read in the encoding of the page, and ends with a line end or a silence of 0.3 s;
where Framing is a delimiter, a size or a length, it is the first message.</source>
        <translation>对方发来文件夹中某个文件的名字，就把内容发给它，然后结束连接。
文件名按本页的字符编码读取，以换行或 0.3 秒的静默结束；
消息分帧设为分隔符、固定长度或长度字段时，第一条消息就是文件名。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::ReceiveFilesDialog</name>
    <message>
        <source>Folder for received files</source>
        <translation>存放接收文件的文件夹</translation>
    </message>
    <message>
        <source>No file there is replaced; one that does not come whole ends with .part.</source>
        <translation>不会覆盖其中的文件；没有收全的以 .part 结尾。</translation>
    </message>
    <message>
        <source>You may not write there.</source>
        <translation>没有写入权限。</translation>
    </message>
    <message>
        <source>This is no folder.</source>
        <translation>这不是文件夹。</translation>
    </message>
    <message>
        <source>A file ends when the peer finishes sending.</source>
        <translation>对方结束发送时，文件结束。</translation>
    </message>
    <message>
        <source>One file may follow the other.</source>
        <translation>可以连续接收多个文件。</translation>
    </message>
    <message>
        <source>The header is {&quot;filename&quot;: …, &quot;filesize&quot;: …}; one file may follow the other.</source>
        <translation>报头是 {&quot;filename&quot;: …, &quot;filesize&quot;: …}；可以连续接收多个文件。</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Receive files</source>
        <translation>接收文件</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>This name is sent to the server, in the encoding of the page.</source>
        <translation>按本页的字符编码把这个名字发给服务器。</translation>
    </message>
    <message>
        <source>Save in</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>What comes</source>
        <translation>收到的是</translation>
    </message>
    <message>
        <source>What peers send</source>
        <translation>对方发送的是</translation>
    </message>
    <message>
        <source>Byte order</source>
        <translation>字节序</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Files get safe names here, and never replace one that is there.</source>
        <translation>文件以安全的名字存入此处，绝不覆盖已有的文件。</translation>
    </message>
    <message>
        <source>How it is known where a file ends: it has to be what the sender does.</source>
        <translation>怎样知道文件到哪里结束：须与发送方一致。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::SendFileDialog</name>
    <message>
        <source>Goes to</source>
        <translation>发送到</translation>
    </message>
    <message>
        <source>As “Send to” beside the message says; several at once get the file side by side.</source>
        <translation>以消息旁边的“发送到”为准；有多个对象时，同时发给它们。</translation>
    </message>
    <message>
        <source>Send from file</source>
        <translation>打开文件数据源</translation>
    </message>
    <message>
        <source>It is only read, however large it is.</source>
        <translation>只读取，大小不限。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>发送内容</translation>
    </message>
    <message>
        <source>Byte order</source>
        <translation>字节序</translation>
    </message>
    <message>
        <source>Block size</source>
        <translation>块大小</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> 字节</translation>
    </message>
    <message>
        <source>Bytes in one write, for UDP in one datagram. Automatic is 1,400 for UDP, 262,144 for TCP.</source>
        <translation>每次写入的字节数，UDP 为每个数据报的字节数。自动：UDP 为 1,400，TCP 为 262,144。</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最高速率</translation>
    </message>
    <message>
        <source>As fast as it goes</source>
        <translation>不限</translation>
    </message>
    <message>
        <source> kB/s</source>
        <translation> kB/s</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A file of any size: it is read while it is sent.</source>
        <translation>文件大小不限：边读边发。</translation>
    </message>
    <message>
        <source>The file alone, or with its length (and name) before it:
that is how a receiver knows where it ends.</source>
        <translation>只发文件本身，或在前面加上长度（和文件名），
好让接收方知道它到哪里结束。</translation>
    </message>
    <message>
        <source>TCP never sends faster than the receiver reads. Datagrams that come too fast are lost,
so a limit helps there.</source>
        <translation>TCP 不会比接收方读得更快。UDP 发得过快会丢包，
此时应设上限。</translation>
    </message>
</context>
<context>
    <name>TransferStrip</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还需 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between percent, rate and time left</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1, paused</source>
        <comment>after the percent of a file</comment>
        <translation>%1，已暂停</translation>
    </message>
</context>
<context>
    <name>SocketDesk::CloseLab</name>
    <message>
        <source>Read as it comes</source>
        <translation>正常读取</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Read %1 B/s</source>
        <translation>每秒读取 %1 字节</translation>
    </message>
    <message>
        <source>Read slowly</source>
        <translation>慢速读取</translation>
    </message>
    <message>
        <source>Bytes a second</source>
        <translation>每秒字节数</translation>
    </message>
    <message>
        <source>Close lab</source>
        <translation>关闭实验</translation>
    </message>
    <message>
        <source>Read slowly…</source>
        <translation>慢速读取…</translation>
    </message>
    <message>
        <source>Stay half open when the peer has finished</source>
        <translation>对方结束发送后保持半开</translation>
    </message>
</context>
<context>
    <name>SocketDesk::SegmentDialog</name>
    <message>
        <source>%1. %2 B: %3</source>
        <translation>%1. %2 字节：%3</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>…… 另有 %1 段</translation>
    </message>
    <message>
        <source>That is more than %1, the most that is sent in one write here.</source>
        <translation>超过 %1，即此处一次写入的上限。</translation>
    </message>
    <message>
        <source>The message has %1 bytes; a cut behind them does nothing.</source>
        <translation>报文共 %1 字节；位于其后的切分点不起作用。</translation>
    </message>
    <message>
        <source>Writes: %1</source>
        <translation>写入次数：%1</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Send in pieces, or several in one</source>
        <translation>分段发送，或多条合为一次发送</translation>
    </message>
    <message>
        <source>Byte by byte</source>
        <translation>逐字节</translation>
    </message>
    <message>
        <source>Pieces of so many bytes</source>
        <translation>每段的字节数</translation>
    </message>
    <message>
        <source>Bytes of a piece</source>
        <translation>每段字节数</translation>
    </message>
    <message>
        <source>Cut after these bytes</source>
        <translation>在这些字节之后切开</translation>
    </message>
    <message>
        <source>Places of the cuts</source>
        <translation>切开的位置</translation>
    </message>
    <message>
        <source>The message so many times, in one write</source>
        <translation>把消息重复若干次，合为一次发送</translation>
    </message>
    <message>
        <source>Times in one write</source>
        <translation>合并的次数</translation>
    </message>
    <message>
        <source>The quick list in one write</source>
        <translation>把快捷指令列表合为一次发送</translation>
    </message>
    <message>
        <source>Gap between two pieces</source>
        <translation>两段之间的间隔</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Send the pieces</source>
        <translation>发送各段</translation>
    </message>
    <message>
        <source>TCP sends each piece at once (Nagle off); for UDP each is a datagram.</source>
        <translation>TCP 立即发送每一段（关闭 Nagle）；UDP 每段是一个数据报。</translation>
    </message>
    <message>
        <source>Stop the pieces</source>
        <translation>停止发送</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A write for each byte: does the receiver wait until a message is whole?</source>
        <translation>每个字节单独写一次：看接收方能否等到消息完整。</translation>
    </message>
    <message>
        <source>All pieces are of this size, but for the last.</source>
        <translation>除最后一块外，每块都是这个大小。</translation>
    </message>
    <message>
        <source>3,7 makes three pieces: the first 3 bytes, the next 4, and the rest.</source>
        <translation>3,7 分成三块：前 3 个字节、接着的 4 个、其余。</translation>
    </message>
    <message>
        <source>Several messages at once, as they come when packets stick together</source>
        <translation>一次写出多条消息，就像发生“粘包”时那样</translation>
    </message>
    <message>
        <source>The entries one behind the other, without a gap</source>
        <translation>各条指令首尾相接，中间没有间隔</translation>
    </message>
    <message>
        <source>Without a gap the receiver often reads several pieces at once.</source>
        <translation>没有间隔时，接收方往往一次读到好几块。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::QuickListing</name>
    <message>
        <source>None of those that are shown has an order above 0.</source>
        <translation>所显示的各条中没有次序大于 0 的。</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>Import a quick list</source>
        <translation>导入快捷指令</translation>
    </message>
    <message>
        <source>Quick lists, also of SSCOM (*.json *.ini)</source>
        <translation>快捷指令，也可来自 SSCOM (*.json *.ini)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Export the quick list</source>
        <translation>导出快捷指令</translation>
    </message>
    <message>
        <source>Quick lists (*.json)</source>
        <translation>快捷指令 (*.json)</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>已导入：%1 条。</translation>
    </message>
    <message>
        <source>No room for %1 more.</source>
        <translation>另有 %1 条放不下。</translation>
    </message>
    <message>
        <source>Empty rows left out: %1.</source>
        <translation>略去空行：%1 行。</translation>
    </message>
    <message>
        <source>Other settings of SSCOM, not read: %1.</source>
        <translation>未读取的 SSCOM 其他设置：%1 项。</translation>
    </message>
    <message>
        <source>Lines that could not be read: %1.</source>
        <translation>无法识别的行：%1 行。</translation>
    </message>
    <message>
        <source>To be mended, as they are no hex: %1.</source>
        <translation>不是十六进制，需要修正：%1。</translation>
    </message>
    <message>
        <source>Exported: %1.</source>
        <translation>已导出：%1 条。</translation>
    </message>
</context>
<context>
    <name>ChecksumConfig</name>
    <message>
        <source>left out, as it is said already</source>
        <translation>空（前面已经写过）</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>a number of bits from 1 to 64</source>
        <translation>1 到 64 的位数</translation>
    </message>
    <message>
        <source>a hex number of %1 bits</source>
        <translation>%1 位的十六进制数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>from=N, where N is a number from 1 to %1</source>
        <translation>from=N，N 为 1 到 %1 的数</translation>
    </message>
</context>
<context>
    <name>SocketDesk::ChecksumBox</name>
    <message>
        <source>Checksum</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Sum, 8 bits</source>
        <translation>累加和，8 位</translation>
    </message>
    <message>
        <source>Sum, 16 bits</source>
        <translation>累加和，16 位</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>异或</translation>
    </message>
    <message>
        <source>LRC</source>
        <translation>LRC</translation>
    </message>
    <message>
        <source>Two&apos;s complement</source>
        <translation>补码和</translation>
    </message>
    <message>
        <source>Custom CRC</source>
        <translation>自定义 CRC</translation>
    </message>
    <message>
        <source>Checksum settings</source>
        <translation>校验设置</translation>
    </message>
    <message>
        <source>Which bytes it covers, its byte order, where it stands</source>
        <translation>计算哪些字节、字节序、放在哪里</translation>
    </message>
    <message>
        <source>Worked out over the message and sent with it; the receiver works it out again
and so notices bytes that were changed on the way.</source>
        <translation>按整条消息算出，随消息发送；接收方再算一遍，
就能发现途中被改动的字节。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::ChecksumPopup</name>
    <message>
        <source>a hex number of %1 bits</source>
        <translation>%1 位的十六进制数</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>起始字节</translation>
    </message>
    <message>
        <source>The checksum covers everything from this byte to where it stands.</source>
        <translation>校验从该字节计算到校验所在位置。</translation>
    </message>
    <message>
        <source>Byte order</source>
        <translation>字节序</translation>
    </message>
    <message>
        <source>High byte first</source>
        <translation>高字节在前</translation>
    </message>
    <message>
        <source>Low byte first</source>
        <translation>低字节在前</translation>
    </message>
    <message>
        <source>After the line end</source>
        <translation>放在行尾之后</translation>
    </message>
    <message>
        <source>It then covers the line end too.</source>
        <translation>此时也计算行尾。</translation>
    </message>
    <message>
        <source>CRC width</source>
        <translation>CRC 位宽</translation>
    </message>
    <message>
        <source> bits</source>
        <translation> 位</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>多项式</translation>
    </message>
    <message>
        <source>Initial value</source>
        <translation>初始值</translation>
    </message>
    <message>
        <source>XOR at the end</source>
        <translation>结果异或值</translation>
    </message>
    <message>
        <source>In hex, as in the catalogue of CRC algorithms.</source>
        <translation>十六进制，与 CRC 算法目录中的写法相同。</translation>
    </message>
    <message>
        <source>Reflect input</source>
        <translation>输入反转</translation>
    </message>
    <message>
        <source>Reflect output</source>
        <translation>输出反转</translation>
    </message>
</context>
<context>
    <name>ResponderConfig</name>
    <message>
        <source>a list of rules</source>
        <translation>规则列表</translation>
    </message>
    <message>
        <source>stop or answer</source>
        <translation>stop 或 answer</translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>一个对象</translation>
    </message>
    <message>
        <source>a list of at most %1 replies</source>
        <translation>最多 %1 个应答的列表</translation>
    </message>
    <message>
        <source>the name of an encoding</source>
        <translation>一种编码的名称</translation>
    </message>
    <message>
        <source>a list of at most %1 rules</source>
        <translation>最多 %1 条规则的列表</translation>
    </message>
</context>
<context>
    <name>RuleFile</name>
    <message>
        <source>a file of at most 16 MiB</source>
        <translation>最大 16 MiB 的文件</translation>
    </message>
    <message>
        <source>one of the fields %1</source>
        <translation>这些字段之一：%1</translation>
    </message>
    <message>
        <source>a list of rules</source>
        <translation>规则列表</translation>
    </message>
</context>
<context>
    <name>SocketDesk::RuleForm</name>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>When</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>任何对象</translation>
    </message>
    <message>
        <source>Hosts or addresses, separated by commas: 127.0.0.1, 10.0.0.5:9000</source>
        <translation>主机或地址，以逗号分隔：127.0.0.1, 10.0.0.5:9000</translation>
    </message>
    <message>
        <source>Only time</source>
        <translation>仅第几次</translation>
    </message>
    <message>
        <source>each</source>
        <translation>每次</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>字符编码</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Stop the list where it answers</source>
        <translation>应答后终止列表</translation>
    </message>
    <message>
        <source>Text takes \r \n \t \\ \xHH; a hex mask ?? for any byte and * at either end.</source>
        <translation>文本可用 \r \n \t \\ \xHH；十六进制掩码用 ?? 表示任意字节，两端可用 *。</translation>
    </message>
    <message>
        <source>\0 stands for the message, \1 to \9 for the groups of a regular expression.</source>
        <translation>\0 表示整条消息，\1 到 \9 表示正则表达式的分组。</translation>
    </message>
    <message>
        <source>After ms</source>
        <translation>延时 ms</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Add reply</source>
        <translation>添加应答</translation>
    </message>
    <message>
        <source>Remove reply</source>
        <translation>删除应答</translation>
    </message>
    <message>
        <source>a peer connects</source>
        <translation>有对象连接</translation>
    </message>
    <message>
        <source>The connection stays</source>
        <translation>保持连接</translation>
    </message>
    <message>
        <source>Finish sending</source>
        <translation>结束发送</translation>
    </message>
    <message>
        <source>Close the connection</source>
        <translation>关闭连接</translation>
    </message>
    <message>
        <source>That of the page</source>
        <translation>与本页相同</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>占位符</translation>
    </message>
    <message>
        <source>Reply %1: %2</source>
        <translation>应答 %1：%2</translation>
    </message>
    <message>
        <source>For yourself: it is shown in the list only.</source>
        <translation>供自己辨认，只显示在规则列表中。</translation>
    </message>
    <message>
        <source>What is waited for. Where a message begins and ends is up to Framing of the page.</source>
        <translation>等待什么。一条消息从哪里到哪里，由本页的“消息分帧”决定。</translation>
    </message>
    <message>
        <source>3: only the third message that fits gets the reply.</source>
        <translation>3：只有第三条符合的消息得到回复。</translation>
    </message>
    <message>
        <source>In which the pattern is looked for and the reply is sent</source>
        <translation>查找匹配内容、发送回复时所用的编码</translation>
    </message>
    <message>
        <source>What becomes of the connection when the reply has gone out</source>
        <translation>回复发出之后怎样处理连接</translation>
    </message>
    <message>
        <source>The rules below it do not see a message that it has answered.</source>
        <translation>本规则应答过的消息，后面的规则不再处理。</translation>
    </message>
    <message>
        <source>{n} counts the answers of this rule ({n:4,100}, {n:4be}), {time}, {random:8}, {bytes:8}, {peer} who asked,
{len} bytes of the rest: worked out at each answer. {{ and }} are braces.</source>
        <translation>{n} 本规则的应答次数（{n:4,100}、{n:4be}）、{time} 时间、{random:8}、{bytes:8} 随机、{peer} 对方、
{len} 其余字节数：每次应答时代入。{{ 和 }} 表示花括号。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::RuleModel</name>
    <message>
        <source>any message</source>
        <translation>任意消息</translation>
    </message>
    <message>
        <source>message equals</source>
        <translation>消息等于</translation>
    </message>
    <message>
        <source>message begins with</source>
        <translation>消息开头是</translation>
    </message>
    <message>
        <source>message contains</source>
        <translation>消息包含</translation>
    </message>
    <message>
        <source>hex mask</source>
        <translation>十六进制掩码</translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>a peer connects</source>
        <translation>有对象连接</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>结束发送</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>not from this peer</source>
        <translation>来源不符</translation>
    </message>
    <message>
        <source>not this time</source>
        <translation>次数不符</translation>
    </message>
    <message>
        <source>could not be sent</source>
        <translation>未能发送</translation>
    </message>
    <message>
        <source>too much waits already</source>
        <translation>等待的太多</translation>
    </message>
    <message>
        <source>is off</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>no peer connected</source>
        <translation>不是连接事件</translation>
    </message>
    <message>
        <source>no message</source>
        <translation>不是消息</translation>
    </message>
    <message>
        <source>rule %1 stopped the list</source>
        <translation>规则 %1 已终止列表</translation>
    </message>
    <message>
        <source>no whole message</source>
        <translation>不是完整消息</translation>
    </message>
    <message>
        <source>does not match</source>
        <translation>不匹配</translation>
    </message>
    <message>
        <source>does not match: “%1” comes after it</source>
        <translation>不匹配：后面多出“%1”</translation>
    </message>
    <message>
        <source>does not match: “%1” is missing at the end</source>
        <translation>不匹配：末尾缺少“%1”</translation>
    </message>
    <message>
        <source>does not match: byte %1 is “%2”, not “%3”</source>
        <translation>不匹配：第 %1 字节是“%2”，不是“%3”</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>规则 %1</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>When</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>At that message</source>
        <translation>对该消息</translation>
    </message>
</context>
<context>
    <name>SocketDesk::RulesDialog</name>
    <message>
        <source>Import rules</source>
        <translation>导入规则</translation>
    </message>
    <message>
        <source>Rules (*.json)</source>
        <translation>规则 (*.json)</translation>
    </message>
    <message>
        <source>Export rules</source>
        <translation>导出规则</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>应答规则</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>The rules answer nothing yet: “Rules” in “Answer by itself” is not ticked.</source>
        <translation>规则尚未启用：“自动应答”中的“应答规则”没有勾选。</translation>
    </message>
    <message>
        <source>The last messages; the table says what each rule made of the chosen one</source>
        <translation>最近的消息；上表说明各规则对所选消息的处理</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>“Add” makes a rule: a message that it waits for gets its reply.</source>
        <translation>“添加”新建一条规则：收到它等待的消息，就发出它的回复。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::StartCard</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>SocketDesk::StartCards</name>
    <message>
        <source>How would you like to begin?</source>
        <translation>从哪里开始？</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>TCP Server</source>
        <translation>TCP Server</translation>
    </message>
    <message>
        <source>Wait on a port of this computer until programs connect, and talk with them.</source>
        <translation>在本机的一个端口上等待其他程序连接，然后与它们收发数据。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>TCP Client</source>
        <translation>TCP Client</translation>
    </message>
    <message>
        <source>Call a program that is listening: the server of an exercise, a device, a web server.</source>
        <translation>主动连接正在监听的程序：作业里写的服务器、设备、网站。</translation>
    </message>
    <message>
        <source>UDP</source>
        <translation>UDP</translation>
    </message>
    <message>
        <source>Datagrams</source>
        <translation>数据报</translation>
    </message>
    <message>
        <source>Send and receive single messages without a connection: to one, to a group, to all.</source>
        <translation>不建立连接，一条一条地收发消息：可以发给一方、一组（组播）或所有人（广播）。</translation>
    </message>
    <message>
        <source>Try it with yourself</source>
        <translation>自己试一试</translation>
    </message>
    <message>
        <source>Opens a server and a client on this computer that are connected to each other. A greeting is written already: press Send and look at both.</source>
        <translation>在本机打开一个服务器和一个客户端，互相连接好，“你好”也已写好：点一下“发送”，两边的情况都能看到。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::Trial</name>
    <message>
        <source>You are connected to yourself.</source>
        <translation>已经和自己连上了。</translation>
    </message>
    <message>
        <source>Press Send: 你好 arrives in the tab “%1”, which can answer the same way.</source>
        <translation>点“发送”，“你好”就会出现在标签页“%1”里；从那边也可以同样回复。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::HelpWindow</name>
    <message>
        <source>SocketDesk help</source>
        <translation>SocketDesk 帮助</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Larger font</source>
        <translation>放大字体</translation>
    </message>
    <message>
        <source>Smaller font</source>
        <translation>缩小字体</translation>
    </message>
    <message>
        <source>Usual font size</source>
        <translation>默认字体大小</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>帮助页</translation>
    </message>
    <message>
        <source>Nothing in the help speaks of that.</source>
        <translation>帮助中没有相关内容。</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>| Command | Keys |</source>
        <translation>| 命令 | 按键 |</translation>
    </message>
</context>
<context>
    <name>SocketDesk::ClosingQuestion</name>
    <message>
        <source>This ends what is going on in these tabs:</source>
        <translation>以下标签页中正在进行的工作将随之结束：</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SocketDesk::TabNameEdit</name>
    <message>
        <source>Name of the tab</source>
        <translation>标签页名称</translation>
    </message>
    <message>
        <source>Empty: the tab is called after its endpoint.</source>
        <translation>留空则按协议和地址自动命名。</translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message>
        <source>peers: %1</source>
        <translation>连接对象：%1 个</translation>
    </message>
    <message>
        <source>“%1” is being sent, %2</source>
        <translation>正在发送“%1”，%2</translation>
    </message>
    <message>
        <source>“%1” is being received, %2</source>
        <translation>正在接收“%1”，%2</translation>
    </message>
    <message>
        <source>the log is being exported</source>
        <translation>正在导出日志</translation>
    </message>
    <message>
        <source>a message is being repeated</source>
        <translation>正在循环发送</translation>
    </message>
    <message>
        <source>a list of messages is being sent</source>
        <translation>正在发送一组消息</translation>
    </message>
    <message>
        <source>bytes that wait to be sent: %1</source>
        <translation>等待发送的字节：%1</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between things that would end</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>• %1: %2</source>
        <translation>• %1：%2</translation>
    </message>
    <message>
        <source>Further tabs: %1.</source>
        <translation>其余标签页：%1 个。</translation>
    </message>
</context>
<context>
    <name>SocketDesk::UndoLine</name>
    <message>
        <source>Deleted: “%1”</source>
        <translation>已删除：“%1”</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Puts it back where it was (Ctrl+Z)</source>
        <translation>放回原来的位置（Ctrl+Z）</translation>
    </message>
</context>
<context>
    <name>BytesPreview</name>
    <message>
        <source>For example %1 B: %2</source>
        <translation>例如 %1 B: %2</translation>
    </message>
    <message>
        <source>%1 B: %2</source>
        <translation>%1 B: %2</translation>
    </message>
</context>
<context>
    <name>SocketDesk::LoopAsking</name>
    <message>
        <source>Go on answering</source>
        <translation>继续应答</translation>
    </message>
    <message>
        <source>Sends what is held, and answers on: who is let go on is not stopped again while it stays.</source>
        <translation>发出留着的应答，并继续应答：该对象断开之前不再暂停。</translation>
    </message>
    <message>
        <source>%1 gets no answers for now: this looks like a loop.</source>
        <translation>暂停应答 %1：看似循环应答。</translation>
    </message>
    <message>
        <source>%1 peers get no answers for now: this looks like a loop.</source>
        <translation>暂停应答 %1 个连接对象：看似循环应答。</translation>
    </message>
    <message>
        <source>The same came again and again, each time at once behind an answer: either both sides answer by themselves, or a program over there tests how fast we are. What would go there is held. If it is a test, go on; if not, switch off the answers on one side.</source>
        <translation>同样的内容一再发来，每次都紧跟在应答之后：或是双方都在自动应答，或是对方在测速。要发给它的应答先留着。如果是测试，请继续；如果不是，请关闭其中一方的自动应答。</translation>
    </message>
</context>
</TS>
