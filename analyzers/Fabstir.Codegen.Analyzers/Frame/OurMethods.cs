namespace Fabstir.Codegen.Analyzers;

/// <summary>Methods of our packages and of generated clients.</summary>
internal static class OurMethods
{
    /// <summary>The assembly of the marketplace's client.</summary>
    public const string Sdk = "Fabstir.Sdk";

    public static bool Contains(IMethodSymbol method) => method.ContainingType is { } type && (IsOurs(type.ContainingAssembly) || IsClient(type));

    /// <summary>Whether it is an assembly of our packages.</summary>
    public static bool IsOurs(IAssemblySymbol? assembly) =>
        assembly?.Name is "Fabstir.Abi" or "Fabstir.Ethereum" or "Fabstir.Contracts" or Sdk or "Fabstir.Devnet" or "Fabstir.Host" or "Fabstir.Extensions.AI" or "Fabstir.Testing";

    /// <summary>Whether it is a client of a contract of the user's own, or its interface.</summary>
    public static bool IsClient(INamedTypeSymbol type) =>
        type.Name == "IClient" ? type.ContainingType is { } client && IsClient(client) : type is { IsSealed: true } && !type.GetTypeMembers("IClient").IsEmpty && !type.GetTypeMembers("Functions").IsEmpty;
}
