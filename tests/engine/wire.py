# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts what a client and a server say to each other into a capture file, without the rights that capturing needs."""
import selectors
import socket
import struct
import threading
import time

CLIENT, SERVER = 0, 1
ADDRESSES = [b"\x7f\x00\x00\x01", b"\x7f\x00\x00\x02"]
CLIENT_PORT, SERVER_PORT = 40000, 443
SEGMENT = 60000                 # as large as one packet may be, so that messages are rarely cut
SYN, PUSH, ACK, FIN = 2, 8, 16, 1


class Recorder:
    """Listens on the loopback, passes one connection on to @port, and keeps the bytes of both sides in order."""

    def __init__(self, port):
        self.target = port
        self.said = []          # [side, bytes]
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        client, _ = self.listener.accept()
        with client, socket.create_connection(("127.0.0.1", self.target)) as server:
            for sock in (client, server):
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.forward([client, server])
        self.listener.close()

    def forward(self, socks):
        with selectors.DefaultSelector() as selector:
            for side in (CLIENT, SERVER):
                selector.register(socks[side], selectors.EVENT_READ, side)
            while selector.get_map():
                for key, _ in selector.select():
                    self.pass_on(selector, key.data, socks)

    def pass_on(self, selector, side, socks):
        try:
            data = socks[side].recv(65536)
        except ConnectionError:
            data = b""
        if data:
            self.keep(side, data)
        try:
            if data:
                socks[1 - side].sendall(data)
            else:
                selector.unregister(socks[side])
                socks[1 - side].shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def keep(self, side, data):
        if self.said and self.said[-1][0] == side:
            self.said[-1][1] += data
        else:
            self.said.append([side, data])

    def settle(self, pause):
        """Waits until both have said something, and then neither anything for a while."""
        last, since, end = -1, time.monotonic(), time.monotonic() + 10
        while self.thread.is_alive() and time.monotonic() < end:
            now = sum(len(data) for _, data in self.said)
            if now != last:
                last, since = now, time.monotonic()
            elif len(self.said) > 1 and time.monotonic() - since >= pause:
                return
            time.sleep(0.02)

    def wait(self):
        """Everything that was said, once both have hung up."""
        self.thread.join(20)
        return self.said


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def ip_packet(ports, side, sequence, acknowledged, flags, data):
    """An IPv4 packet with one TCP segment (RFC 791, RFC 9293)."""
    tcp = struct.pack("!HHIIBBHHH", ports[side], ports[1 - side], sequence, acknowledged, 5 << 4, flags, 65535, 0, 0)
    pseudo = ADDRESSES[side] + ADDRESSES[1 - side] + struct.pack("!BBH", 0, 6, len(tcp) + len(data))
    tcp = tcp[:16] + struct.pack("!H", checksum(pseudo + tcp + data)) + tcp[18:]
    header = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(tcp) + len(data), 0, 0, 64, 6, 0)
    header += ADDRESSES[side] + ADDRESSES[1 - side]
    header = header[:10] + struct.pack("!H", checksum(header)) + header[12:]
    return header + tcp + data


def packets(said, ports):
    """The conversation as packets: hands shaken, everything said, hung up."""
    at = [1, 1]
    yield ip_packet(ports, CLIENT, 0, 0, SYN, b"")
    yield ip_packet(ports, SERVER, 0, 1, SYN | ACK, b"")
    yield ip_packet(ports, CLIENT, 1, 1, ACK, b"")
    for side, data in said:
        for start in range(0, len(data), SEGMENT):
            piece = bytes(data[start:start + SEGMENT])
            yield ip_packet(ports, side, at[side], at[1 - side], PUSH | ACK, piece)
            at[side] += len(piece)
    yield ip_packet(ports, CLIENT, at[CLIENT], at[SERVER], FIN | ACK, b"")


def write_pcap(path, *conversations):
    """A classic capture file of raw IP packets (LINKTYPE_RAW), one conversation after the other."""
    found = [packet for number, said in enumerate(conversations)
             for packet in packets(said, [CLIENT_PORT + number, SERVER_PORT])]
    with open(path, "wb") as file:
        file.write(struct.pack("=IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 0x40000, 101))
        for number, packet in enumerate(found):
            file.write(struct.pack("=IIII", 1700000000, number * 1000, len(packet), len(packet)) + packet)
