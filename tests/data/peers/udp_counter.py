# SPDX-FileCopyrightText: The SocketDesk authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""UDP 序号发送端: udp_counter.py 主机 端口 格式 间隔毫秒 序号…（格式同 struct 模块，例如 "!I" 或 "<4xH"）"""
import socket
import struct
import sys
import time

host, port, form, pause = sys.argv[1], int(sys.argv[2]), sys.argv[3], float(sys.argv[4]) / 1000

# 每个数据报里带一个序号；序号写成 - 时发送一个空数据报
udp_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for number in sys.argv[5:]:
    datagram = b"" if number == "-" else struct.pack(form, int(number))
    udp_socket.sendto(datagram, (host, port))
    time.sleep(pause)
udp_socket.close()
