using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Names of the user's own get in no way of generated code: types beside it, types in the global namespace, aliases of the whole project.</summary>
public sealed class UserNameTests
{
    private static readonly AbiInput Contract = AbiInput.Of(
        "C",
        "function f(uint256[3] x,(uint256 a)<struct Foo> y) payable",
        "function g(address a) view returns (uint256 x,bytes y)",
        "event E(address indexed a,(uint256 a)<struct IX.Foo> y)",
        "error X(uint256 a)",
        "receive");

    private static readonly GeneratedProject Project = Generation.RunUnchecked(Contract);

    [Theory]
    [InlineData("Address")]
    [InlineData("Task")]
    [InlineData("System")]
    [InlineData("Abi")]
    [InlineData("Codec")]
    [InlineData("Eth")]
    [InlineData("Fabstir")]
    [InlineData("String")]
    [InlineData("Object")]
    [InlineData("UInt256")]
    [InlineData("ArrayLength3")]
    [InlineData("Functions")]
    [InlineData("Event")]
    public void A_type_in_the_same_namespace(string name) => Project.AssertCompilesWithoutWarnings($"namespace Acme.Contracts {{ internal sealed class {name} {{ }} }}");

    [Theory]
    [InlineData("Address")]
    [InlineData("Task")]
    [InlineData("Abi")]
    [InlineData("Codec")]
    [InlineData("Eth")]
    [InlineData("String")]
    [InlineData("Object")]
    [InlineData("UInt256")]
    [InlineData("Event")]
    public void A_type_in_the_global_namespace(string name) => Project.AssertCompilesWithoutWarnings($"internal sealed class {name} {{ }}");

    [Theory]
    [InlineData("Address")]
    [InlineData("Task")]
    [InlineData("System")]
    [InlineData("Abi")]
    [InlineData("Codec")]
    [InlineData("Eth")]
    [InlineData("Fabstir")]
    [InlineData("String")]
    [InlineData("UInt256")]
    [InlineData("Functions")]
    public void An_alias_of_the_whole_project(string name) => Project.AssertCompilesWithoutWarnings($"global using {name} = global::System.Collections.ArrayList;");

    [Theory]
    [InlineData("Acme.Contracts.Abi")]
    [InlineData("Acme.Contracts.System")]
    [InlineData("Acme.System")]
    [InlineData("Acme.Fabstir.Abi")]
    [InlineData("Acme.Contracts.Eth.Codec")]
    public void A_namespace_below_or_beside(string name) => Project.AssertCompilesWithoutWarnings($"namespace {name} {{ internal sealed class Address {{ }} }}");

    [Fact]
    public void Usings_of_the_whole_project() => Project.AssertCompilesWithoutWarnings("""
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using Fabstir.Abi;
        global using Fabstir.Abi.Codecs;
        global using Fabstir.Ethereum;
        global using static System.Math;
        global using static Acme.Contracts.C;
        """);

    [Fact]
    public void Types_of_the_same_names_as_those_that_generated_code_uses_in_a_namespace_above() => Project.AssertCompilesWithoutWarnings("""
        namespace Acme
        {
            internal sealed class Task { }
            internal sealed class Address { }
            internal sealed class AbiArray { }
            internal sealed class Bytes { }
            internal static class System { }
            internal static class Abi { }
        }
        """);
}
