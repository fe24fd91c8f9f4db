namespace Fabstir;

/// <summary>What the mock mode says of functions that no method of the client calls.</summary>
internal static class NotInMemory
{
    public static FabstirException Of(object? call) => new(
        FabstirErrorCode.NotImplemented,
        $"The mock mode does not know {call?.GetType().Name ?? "this message"}: it has what the client's methods need. Use a local chain for the rest.");
}
