using Fabstir.Abi.Mutations.Messages;

namespace Fabstir.Abi.Mutations.Mutations;

/// <summary>Cases that one thread examines one after the other.</summary>
internal sealed class Portion
{
    // What decoding, encoding, decoding again and decoding as anything may take. An exception takes the same for any data.
    // The most is for arrays of structs without fields: an object for each of as many as twice the bytes.
    private const int MaxAllocatedPerByte = 256;
    private const int MaxAllocatedForRefusal = 20_000;
    private const int MinMeasuredLength = 1000;

    public long Decoded { get; private set; }

    public long Refused { get; private set; }

    public double MostAllocated { get; private set; }

    public List<Violation> Violations { get; } = [];

    public void Examine(long number, GeneratedMessage message, ReadOnlySpan<byte> data)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string? wrong = Examine(message, data) ?? ExamineAny(message, data);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (data.Length >= MinMeasuredLength)
        {
            MostAllocated = Math.Max(MostAllocated, (double)allocated / data.Length);
        }

        if (allocated > MaxAllocatedForRefusal + ((long)MaxAllocatedPerByte * data.Length))
        {
            wrong ??= FormattableString.Invariant($"{data.Length} bytes took {allocated} bytes of memory");
        }

        if (wrong is not null)
        {
            Violations.Add(new Violation(number, message.Signature, wrong, data.ToArray()));
        }
    }

    private string? Examine(GeneratedMessage message, ReadOnlySpan<byte> data)
    {
        try
        {
            bool isStable = message.IsStable(data);
            Decoded++;
            return isStable ? null : "what was decoded encodes to something else";
        }
        catch (AbiFormatException e)
        {
            Refused++;
            return e.Position >= 0 && e.Position <= data.Length ? null : FormattableString.Invariant($"refused at byte {e.Position} of {data.Length}");
        }
#pragma warning disable CA1031 // Any other exception is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e.ToString();
        }
    }

    private static string? ExamineAny(GeneratedMessage message, ReadOnlySpan<byte> data)
    {
        try
        {
            message.DecodeAny(data);
            return null;
        }
#pragma warning disable CA1031 // It throws nothing, whatever the data is.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e.ToString();
        }
    }
}
