using System.Reflection;
using System.Runtime.CompilerServices;

namespace Fabstir.Abi.Tests;

/// <summary>What holds for all public types.</summary>
public sealed class SurfaceTests
{
    private static readonly Type[] Types = typeof(Address).Assembly.GetExportedTypes();

    [Fact]
    public void No_public_type_has_a_public_field_that_can_be_changed() => Assert.DoesNotContain(
        Types.SelectMany(static type => type.GetFields()),
        static field => !field.IsLiteral && !field.IsInitOnly);

    [Fact]
    public void No_public_type_has_a_public_field_that_is_no_constant() => Assert.DoesNotContain(
        Types.SelectMany(static type => type.GetFields()),
        static field => !field.IsLiteral);

    [Fact]
    public void No_public_property_can_be_set_after_initialisation() => Assert.DoesNotContain(
        Types.SelectMany(static type => type.GetProperties()).Where(static property => Types.Contains(property.DeclaringType)),
        static property => property.SetMethod is { IsPublic: true } setter && !IsInit(setter));

    [Fact]
    public void Public_structs_are_read_only() => Assert.DoesNotContain(
        Types,
        static type => type.IsValueType && !type.IsEnum && !type.IsDefined(typeof(IsReadOnlyAttribute)) && !IsEnumerator(type));

    [Fact]
    public void Public_classes_are_sealed_or_abstract() => Assert.DoesNotContain(
        Types,
        static type => type.IsClass && !type.IsSealed && !type.IsAbstract);

    [Fact]
    public void All_types_are_in_the_two_namespaces() => Assert.Equal(
        ["Fabstir.Abi", "Fabstir.Abi.Codecs"],
        Types.Select(static type => type.Namespace).Distinct().Order());

    [Fact]
    public void Needs_no_other_package() => Assert.DoesNotContain(
        typeof(Address).Assembly.GetReferencedAssemblies(),
        static name => !name.Name!.StartsWith("System.", StringComparison.Ordinal) && name.Name != "netstandard");

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsEnumerator(Type type) => type.IsNested && type.Name == "Enumerator";
}
