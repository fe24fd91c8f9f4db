using Fabstir.Abi;

namespace Fabstir.Development;

/// <summary>The creation code of the contracts, as solc made it of the sources beside it.</summary>
internal static class Bytecode
{
    public static Bytes Of(string contract)
    {
        string resource = $"Bytecode/{contract}.hex";
        using Stream stream = typeof(Bytecode).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly has no resource {resource}.");
        using StreamReader reader = new(stream);
        return Bytes.Parse(reader.ReadToEnd().AsSpan().Trim());
    }
}
