using System.Reflection;

namespace Fabstir.Sdk.Tests.Support;

/// <summary>Every public method of the client's facets and of a session that talks to the chain.</summary>
internal static class FacetMethods
{
    public static IReadOnlyList<MethodInfo> All { get; } =
    [
        .. typeof(FabstirClient).Assembly.GetExportedTypes()
            .Where(static type => type == typeof(FabstirSession) || typeof(FabstirClient).GetProperties().Any(facet => facet.PropertyType == type))
            .Where(static type => type.IsClass && type.Namespace == nameof(Fabstir))
            .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(static method => method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != nameof(IAsyncDisposable.DisposeAsync)),
    ];
}
