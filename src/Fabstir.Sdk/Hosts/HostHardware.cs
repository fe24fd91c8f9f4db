namespace Fabstir;

/// <summary>The machine of a host, as it describes itself. Immutable, thread-safe.</summary>
public sealed record HostHardware
{
    /// <summary>The graphics processor, such as <c>RTX 4090</c>: at most 200 characters.</summary>
    public string Gpu { get; init; } = "";

    /// <summary>Its memory, in gibibytes: 0 to 1,000,000.</summary>
    public decimal Vram { get; init; }

    /// <summary>The machine's memory, in gibibytes: 0 to 1,000,000.</summary>
    public decimal Ram { get; init; }
}
