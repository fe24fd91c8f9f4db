using System.Runtime.CompilerServices;

namespace Fabstir.Abi.Codecs;

/// <summary>A struct, enum or user-defined value type: generated types carry their layout themselves.</summary>
/// <typeparam name="T">The generated type.</typeparam>
public readonly struct NamedTypeCodec<T> : IAbiCodec<T>
    where T : IAbiCodec<T>
{
    /// <inheritdoc/>
    public static string SolidityType => T.SolidityType;

    /// <inheritdoc/>
    public static bool IsDynamic => T.IsDynamic;

    /// <inheritdoc/>
    public static int HeadSize => T.HeadSize;

    /// <inheritdoc/>
    public static int GetSize(T value) => T.GetSize(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Encode(T value, Span<byte> destination) => T.Encode(value, destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Decode(ReadOnlySpan<byte> data, int position, ref int budget) => T.Decode(data, position, ref budget);
}
