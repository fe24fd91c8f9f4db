using System.Buffers;
using Fabstir.Protocol;

namespace Fabstir.FaultTests.Frames;

/// <summary>Frames as they are before somebody damages them.</summary>
internal static class FrameBytes
{
    public static byte[] Of(ClientFrame frame) => Write(frame, static (writer, what, output) => writer.Write(what, output));

    public static byte[] Of(HostFrame frame) => Write(frame, static (writer, what, output) => writer.Write(what, output));

    private static byte[] Write<T>(T frame, Action<FrameWriter, T, IBufferWriter<byte>> write)
    {
        ArrayBufferWriter<byte> output = new();
        using FrameWriter writer = new();
        write(writer, frame, output);
        return output.WrittenSpan.ToArray();
    }
}
